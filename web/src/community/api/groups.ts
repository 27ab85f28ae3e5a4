// Conversations of several people outside of guilds. Source: Discord API v10, "Channel" (type 3) and "User: Create Group DM".
import type { Rest } from "./rest";
import type { ChannelWire, Id } from "./types";

export const groupRoutes = (rest: Rest) => ({
  makeGroup: (people: readonly Id[]) => rest.post<ChannelWire>("/users/@me/channels", { recipients: people }),
  renameGroup: (group: Id, name: string) => rest.patch<ChannelWire>(`/channels/${group}`, { name }),
  addToGroup: (group: Id, user: Id) => rest.put(`/channels/${group}/recipients/${user}`),
  removeFromGroup: (group: Id, user: Id) => rest.delete(`/channels/${group}/recipients/${user}`),
  leaveGroup: (group: Id) => rest.delete(`/channels/${group}`),
});
