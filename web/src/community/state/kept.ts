// What is kept of the state for the next start without a network: the guilds and channels, how far they were read, and the
// newest messages of the channels that were open last, with the people in them.
import { batch } from "@preact/signals";
import type { Id } from "../api/types";
import { setUploadLimit, uploadLimit } from "./attached";
import { channels, guildPositions, guilds, type Channel, type Guild } from "./guilds";
import { membersSignal, type Member } from "./members";
import { changeTimeline, timelineSignal, type Message } from "./messages";
import { me, personSignal, type Person } from "./people";
import { known } from "./place";
import { reads, type Read } from "./reads";
import { visits } from "./visits";

export type Kept = {
  /** Which build wrote it: only the same one reads it again, so that shapes never differ. */
  build: string;
  me: Person;
  uploadLimit: number;
  guilds: ReadonlyMap<Id, Guild>;
  guildPositions: readonly Id[];
  channels: ReadonlyMap<Id, Channel>;
  reads: ReadonlyMap<Id, Read>;
  talks: { channelId: Id; messages: Message[]; hasOlder: boolean }[];
  people: Person[];
  members: { guildId: Id; members: Member[] }[];
};

const MOST_TALKS = 20;
const MOST_MESSAGES = 50;

function talkOf(channelId: Id): Kept["talks"] {
  const { messages, loaded, atPresent, hasOlder } = timelineSignal(channelId).peek();
  if (!loaded || !atPresent || !channels.peek().has(channelId)) return [];
  const newest = messages.slice(-MOST_MESSAGES);
  return [{ channelId, messages: newest, hasOlder: hasOlder || newest.length < messages.length }];
}

/** Everyone whom the kept messages and conversations show. */
function idsIn(talks: Kept["talks"]): Set<Id> {
  const ids = new Set<Id>([me.peek().id]);
  for (const { messages } of talks)
    for (const { author, mentions, answers } of messages) for (const id of [author.id, ...mentions, ...(answers ? [answers.author.id] : [])]) ids.add(id);
  for (const { recipients } of channels.peek().values()) for (const id of recipients) ids.add(id);
  return ids;
}

export function pack(build: string): Kept {
  const talks = visits().slice(0, MOST_TALKS).reverse().flatMap(talkOf);
  const ids = idsIn(talks);
  const members = [...guilds.peek().keys()].map((guildId) => ({
    guildId,
    members: [...membersSignal(guildId).peek().values()].filter(({ userId }) => ids.has(userId)),
  }));
  return {
    build,
    me: me.peek(),
    uploadLimit: uploadLimit(),
    guilds: guilds.peek(),
    guildPositions: guildPositions.peek(),
    channels: channels.peek(),
    reads: reads.peek(),
    talks,
    people: [...ids].map((id) => personSignal(id).peek()),
    members,
  };
}

export function unpack(kept: Kept): void {
  batch(() => {
    me.value = kept.me;
    setUploadLimit(kept.uploadLimit);
    for (const person of kept.people) personSignal(person.id).value = person;
    guilds.value = kept.guilds;
    guildPositions.value = kept.guildPositions;
    channels.value = kept.channels;
    reads.value = kept.reads;
    for (const { guildId, members } of kept.members) membersSignal(guildId).value = new Map(members.map((member) => [member.userId, member]));
    for (const { channelId, messages, hasOlder } of kept.talks) {
      changeTimeline(channelId, { messages, hasOlder, loaded: true, atPresent: true });
    }
    known.value = true;
  });
}
