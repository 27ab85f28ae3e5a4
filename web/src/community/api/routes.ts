// The routes that the page uses, each as a function.
import { groupRoutes } from "./groups";
import { readingRoutes } from "./reading-routes";
import type { Watch } from "./upload";
import type { CommandIndexWire, Question } from "./interactions";
import { ownRoutes } from "./own";
import type { Rest } from "./rest";
import type { ChannelWire, GuildWire, Id, InviteWire, MessageWire, UserWire } from "./types";

export type Routes = ReturnType<typeof makeRoutes>;
export type Page = { before?: Id; after?: Id; around?: Id; limit?: number };
export type Said = { content: string; nonce: string; replyTo: Id | null; silentReply?: boolean };
/** A file of a message, as it is sent. */
export type SentFile = { file: File; name: string; description: string };

const query = (values: Record<string, string | number | undefined>): string => {
  const pairs = Object.entries(values).filter(([, value]) => value !== undefined);
  return pairs.length > 0 ? "?" + new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])) : "";
};

function messageBody({ content, nonce, replyTo, silentReply = false }: Said) {
  const reply = replyTo === null ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
  const quiet = replyTo !== null && silentReply ? { allowed_mentions: { parse: ["users", "roles", "everyone"], replied_user: false } } : {};
  return { content, nonce, enforce_nonce: true, ...reply, ...quiet };
}

export function makeRoutes(rest: Rest) {
  return {
    ...readingRoutes(rest),
    ...ownRoutes(rest),
    ...groupRoutes(rest),
    messages: (channel: Id, page: Page) => rest.get<MessageWire[]>(`/channels/${channel}/messages${query(page)}`),
    say: (channel: Id, said: Said) => rest.post<MessageWire>(`/channels/${channel}/messages`, messageBody(said)),
    upload: (channel: Id, said: Said, files: readonly SentFile[], watch: Watch) => {
      const form = new FormData();
      const attachments = files.map(({ name, description }, id) => ({ id, filename: name, ...(description ? { description } : {}) }));
      form.append("payload_json", JSON.stringify({ ...messageBody(said), attachments }));
      files.forEach(({ file, name }, at) => form.append(`files[${at}]`, file, name));
      return rest.ask<MessageWire>("POST", `/channels/${channel}/messages`, form, "", watch);
    },
    edit: (channel: Id, message: Id, content: string) =>
      rest.patch<MessageWire>(`/channels/${channel}/messages/${message}`, { content }),
    erase: (channel: Id, message: Id) => rest.delete(`/channels/${channel}/messages/${message}`),
    ack: (channel: Id, message: Id) => rest.post(`/channels/${channel}/messages/${message}/ack`, { token: null }),
    /** Back to where it was read, so that what follows is news again. */
    ackBack: (channel: Id, message: Id) => rest.post(`/channels/${channel}/messages/${message}/ack`, { token: null, manual: true }),
    typing: (channel: Id) => rest.post(`/channels/${channel}/typing`),
    react: (channel: Id, message: Id, emoji: string) =>
      rest.put(`/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(emoji)}/@me`),
    unreact: (channel: Id, message: Id, emoji: string) =>
      rest.delete(`/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(emoji)}/@me`),
    reactors: (channel: Id, message: Id, emoji: string, page: { after?: Id | undefined; limit: number }) =>
      rest.get<UserWire[]>(`/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(emoji)}${query(page)}`),
    dropReaction: (channel: Id, message: Id, emoji: string, user: Id) =>
      rest.delete(`/channels/${channel}/messages/${message}/reactions/${encodeURIComponent(emoji)}/${user}`),
    createGuild: (name: string) => rest.post<GuildWire>("/guilds", { name }),
    saveGuildOrder: (ids: readonly Id[]) => rest.patch("/users/@me/settings", { guild_positions: ids }),
    createCategory: (guild: Id, name: string) => rest.post<ChannelWire>(`/guilds/${guild}/channels`, { name, type: 4 }),
    leaveGuild: (guild: Id) => rest.delete(`/users/@me/guilds/${guild}`),
    createChannel: (guild: Id, name: string, parent: Id | null, type: number) =>
      rest.post<ChannelWire>(`/guilds/${guild}/channels`, { name, type, parent_id: parent }),
    createInvite: (channel: Id) => rest.post<InviteWire>(`/channels/${channel}/invites`, { max_age: 604_800 }),
    invite: (code: string) => rest.get<InviteWire>(`/invites/${encodeURIComponent(code)}?with_counts=true`),
    join: (code: string) => rest.post<InviteWire>(`/invites/${encodeURIComponent(code)}`),
    /** Asks an application; what becomes of it is told over the gateway. `files` are the values of options and fields. */
    ask: (question: Question, files: readonly File[] = []) => {
      if (files.length === 0) return rest.post<null>("/interactions", question);
      const form = new FormData();
      form.append("payload_json", JSON.stringify(question));
      files.forEach((file, at) => form.append(`files[${at}]`, file, file.name));
      return rest.post<null>("/interactions", form);
    },
    commands: (channel: Id) => rest.get<CommandIndexWire>(`/channels/${channel}/application-commands/search?limit=100`),
    openDirect: (user: Id) => rest.post<ChannelWire>("/users/@me/channels", { recipient_id: user }),
  };
}
