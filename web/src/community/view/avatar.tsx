// A person's picture, or one initial on the pigment of their id; a picture that does not load gives way to the initial.
import { Users } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import type { Id } from "../api/types";
import type { Channel } from "../state/guilds";
import { pigmentOf } from "../state/ids";
import { me, person, plainName, presence, type Person, type Status } from "../state/people";
import { ownStatus } from "../state/own-settings";
import { link } from "../state/place";

type Size = "xs" | "s" | "m" | "l" | "xl";
type Props = { of: Person; size?: Size; presence?: boolean };

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

export function initialOf(name: string): string {
  const [first] = letters.segment(name.trim());
  return (first?.segment ?? "?").toUpperCase();
}

const DOTS: Record<Status, string> = { online: "dot", idle: "dot idle", dnd: "dot busy", offline: "dot off" };

/** I am here exactly while the connection is. */
export function statusOf(id: Id): Status {
  if (id !== me.value.id) return presence(id).status;
  if (link.value !== "ready" || ownStatus.value === "invisible") return "offline";
  return ownStatus.value;
}

export function Avatar({ of, size = "m", presence: shows = false }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const url = of.avatar === null ? null : `/avatars/${of.id}/${of.avatar}.webp?size=${size === "xl" ? 256 : 128}`;
  return (
    <span class={`av ${size === "m" ? "" : size} p${pigmentOf(of.id)}`} aria-hidden="true">
      {url && url !== broken ? (
        <img src={url} alt="" loading={size === "xl" ? "eager" : "lazy"} decoding="async" onError={() => setBroken(url)} />
      ) : (
        initialOf(plainName(of))
      )}
      {shows && <span class={DOTS[statusOf(of.id)]} />}
    </span>
  );
}

export const AvatarOf = ({ id, ...rest }: { id: Id; size?: Size; presence?: boolean }) => <Avatar of={person(id)} {...rest} />;

/** Of a group: its own picture, or the sign for several people. */
export function GroupAvatar({ of, size = "m" }: { of: Channel; size?: Size }) {
  return (
    <span class={`av ${size === "m" ? "" : size} p${pigmentOf(of.id)}`} aria-hidden="true">
      {of.icon ? <img src={`/channel-icons/${of.id}/${of.icon}.webp?size=128`} alt="" loading="lazy" decoding="async" /> : <Icon of={Users} />}
    </span>
  );
}
