// What the guild is called and how it is for everybody.
import { changeGuild } from "../../../actions/owning";
import type { Id } from "../../../api/types";
import { channels, ChannelType, guild, type Guild } from "../../../state/guilds";
import { me } from "../../../state/people";
import { sayOwning } from "../../../text/owning-words";
import { GuildTile } from "../../rail";
import { useDraft } from "../draft";
import { Choice, Field, Part, Segments } from "../parts";
import { PictureField } from "../picture";
import { Ownership } from "./ownership";

type Look = { icon: string | null; name: string; description: string; system_channel_id: Id; default_message_notifications: "0" | "1" };

const lookOf = (of: Guild): Look => ({
  icon: of.icon,
  name: of.name,
  description: of.description,
  system_channel_id: of.systemChannelId ?? "",
  default_message_notifications: of.defaultNotifications === 1 ? "1" : "0",
});

const told = (changes: Partial<Look>) => ({
  ...(changes.icon === undefined ? {} : { icon: changes.icon }),
  ...(changes.name === undefined ? {} : { name: changes.name }),
  ...(changes.description === undefined ? {} : { description: changes.description || null }),
  ...(changes.system_channel_id === undefined ? {} : { system_channel_id: changes.system_channel_id || null }),
  ...(changes.default_message_notifications === undefined ? {} : { default_message_notifications: Number(changes.default_message_notifications) }),
});

export function Overview({ guildId }: { guildId: Id }) {
  const of = guild(guildId);
  if (!of) return null;
  return (
    <>
      <Fields of={of} />
      {of.ownerId === me.value.id && <Ownership of={of} />}
    </>
  );
}

function Fields({ of }: { of: Guild }) {
  const { now, set, error } = useDraft(lookOf(of), (changes) => changeGuild(of.id, told(changes)));
  const words = sayOwning.overview;
  const texts = [...channels.value.values()].filter(({ guildId, type }) => guildId === of.id && type === ChannelType.text);
  return (
    <Part>
      <PictureField label={words.icon} hint={words.iconHint} error={error("icon")} hasPicture={now.icon !== null} onPicture={(icon) => set({ icon })}>
        {now.icon?.startsWith("data:") ? <img class="new-picture" src={now.icon} alt="" /> : <GuildTile guild={{ ...of, icon: now.icon }} size="xl" />}
      </PictureField>
      <Field label={words.name} value={now.name} max={100} error={error("name") || error("")} onInput={(name) => set({ name })} />
      <Field
        label={words.description}
        hint={words.descriptionHint}
        rows={3}
        max={300}
        value={now.description}
        error={error("description")}
        onInput={(description) => set({ description })}
      />
      <Choice
        label={words.system}
        hint={words.systemHint}
        value={now.system_channel_id}
        options={[["", words.noChannel], ...texts.map(({ id, name }) => [id, "#" + name] as const)]}
        error={error("system_channel_id")}
        onChange={(system_channel_id) => set({ system_channel_id })}
      />
      <Segments
        label={words.notify}
        value={now.default_message_notifications}
        options={[["0", words.everything], ["1", words.mentions]]}
        onChange={(default_message_notifications) => set({ default_message_notifications })}
      />
    </Part>
  );
}
