// Threads to test with.
import { member } from './discord.js';
import { Gateway, op } from './gateway.js';
import { guildWith } from './guilds.js';

export const announcementThread = 10;
export const publicThread = 11;
export const privateThread = 12;

// A guild with its owner and that many more members: {owner, others, guild, general}.
export async function guildOf(server, count) {
  const owner = await member(server, 'owner');
  const others = [];
  for (let i = 0; i < count; i += 1) others.push(await member(server, 'other'));
  return { owner, others, ...await guildWith(owner, ...others) };
}

export const start = (who, channel, more = {}) => who.ok('POST', `/channels/${channel.id}/threads`, { name: 'side talk', type: publicThread, ...more });
export const say = (who, channel, content, more = {}) => who.ok('POST', `/channels/${channel.id}/messages`, { content, ...more });
export const idsOf = (list) => list.map(({ id }) => id);

export async function sessionOf(server, who, more) {
  const gateway = await Gateway.open(server);
  await gateway.ready(who.authorization, more);
  return gateway;
}

// Everything that the session heard up to now, by a heartbeat that is answered after it.
export async function heard(gateway) {
  gateway.send(op.heartbeat, null);
  await gateway.next(op.ack);
  return gateway.dispatches;
}
