// discord.js, the library of most bots.
import { Client } from 'discord.js';

export const name = 'discord.js';
// What a refused request's error says of it.
export const refusalOf = ({ status, code }) => ({ status, code });

export function withoutGateway({ gate, token }) {
  const client = new Client({ intents: [], rest: { api: `${gate.origin}/api` } });
  client.rest.setToken(token);
  return { ownUser: () => client.rest.get('/users/@me'), close: () => client.destroy() };
}
