// A person's picture, or one initial on the pigment of their number; a picture that does not load gives way to the initial.
import { useState } from "preact/hooks";
import { person } from "../state/people";
import { link, myName } from "../state/session";

type Size = "s" | "m" | "l";
type Props = { username: string; size?: Size; presence?: boolean };

const PIGMENTS = 8;
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

function initialOf(name: string): string {
  const [first] = letters.segment(name.trim());
  return (first?.segment ?? "?").toUpperCase();
}

const allowed = (url: string | null): url is string => url !== null && /^(https?:\/\/|\/)/i.test(url);

/** I am here exactly while the connection is. */
export const isHere = (username: string): boolean =>
  username === myName.value ? link.value === "ready" : person(username).online;

export function Avatar({ username, size = "m", presence = false }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const { nickname, pfp, id } = person(username);
  const picture = allowed(pfp) && pfp !== broken ? pfp : null;
  return (
    <span class={`av ${size === "m" ? "" : size} p${id % PIGMENTS}`} aria-hidden="true">
      {picture ? (
        <img
          src={picture}
          alt=""
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => setBroken(picture)}
        />
      ) : (
        initialOf(nickname)
      )}
      {presence && <span class={isHere(username) ? "dot" : "dot off"} />}
    </span>
  );
}
