// discord.js, the library of most bots.
import { Client, Events, Partials } from 'discord.js';
import { noteEvent } from '../../support/notes.js';
import { Bot } from './bot.js';
import { listen } from './events.js';

export const name = 'discord.js';
// What a refused request's error says of it.
export const refusalOf = ({ status, code }) => ({ status, code });

export function withoutGateway({ gate, token }) {
  const client = new Client({ intents: [], rest: { api: `${gate.origin}/api` } });
  client.rest.setToken(token);
  return { client, ownUser: () => client.rest.get('/users/@me'), close: () => client.destroy() };
}

// Resolves once every guild of READY has come.
export async function login({ gate, token, intents, shards = 1 }) {
  const client = new Client({ intents, partials: [Partials.Channel], shardCount: shards, rest: { api: `${gate.origin}/api` } });
  client.on('raw', ({ t }) => noteEvent(name, t));
  const inbox = listen(client);
  const ready = new Promise((resolve) => { client.once(Events.ClientReady, resolve); });
  await client.login(token);
  await ready;
  return new Bot(client, inbox);
}
