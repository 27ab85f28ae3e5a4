// @discordjs/core on @discordjs/rest: what discord.js stands on, for bots that keep no cache.
import { API } from '@discordjs/core';
import { REST } from '@discordjs/rest';

export const name = '@discordjs/core';
// What a refused request's error says of it.
export const refusalOf = ({ status, code }) => ({ status, code });

export function withoutGateway({ gate, token }) {
  const api = new API(new REST({ api: `${gate.origin}/api`, version: '10' }).setToken(token));
  return { ownUser: () => api.users.getCurrent(), close: () => {} };
}
