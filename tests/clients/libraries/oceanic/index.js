// Oceanic.
import { Client } from 'oceanic.js';
import { noteEvent } from '../../support/notes.js';
import { Bot } from './bot.js';
import { listen } from './events.js';

export const name = 'oceanic.js';
// What a refused request's error says of it.
export const refusalOf = ({ status, code }) => ({ status, code });

const restOf = (gate) => ({ baseURL: `${gate.origin}/api/v10` });

export function withoutGateway({ gate, token }) {
  const client = new Client({ auth: `Bot ${token}`, rest: restOf(gate) });
  return { ownUser: () => client.rest.oauth.getCurrentUser(), close: () => client.disconnect(false) };
}

// Resolves once no guild of READY has come for a moment: two seconds if nothing else is said. Compressed.
export async function login({ gate, token, intents, shards = 1 }) {
  const client = new Client({
    auth: `Bot ${token}`, rest: restOf(gate),
    gateway: { intents, maxShards: shards, guildCreateTimeout: 100, compress: 'zlib-stream' },
  });
  client.on('packet', ({ t }) => noteEvent(name, t));
  const inbox = listen(client);
  const ready = new Promise((resolve, reject) => {
    client.once('ready', resolve);
    client.on('error', reject);
    client.once('shardDisconnect', reject);
  });
  await client.connect();
  await ready;
  return new Bot(client, inbox);
}
