// Eris. It knows only node:https without a port: an agent of four lines leads it to a server that speaks plain HTTP.
import http from 'node:http';
import { Client } from 'eris';
import { noteEvent } from '../../support/notes.js';
import { Bot } from './bot.js';
import { listen } from './events.js';

export const name = 'eris';
// What a refused request's error says of it.
export const refusalOf = ({ res, code }) => ({ status: res.statusCode, code });

class PlainAgent extends http.Agent {
  protocol = 'https:';
  constructor(port) {
    super({ keepAlive: true });
    this.defaultPort = port;
  }
}

const restOf = (gate) => ({ domain: gate.host, baseURL: '/api/v10', agent: new PlainAgent(gate.port) });

export function withoutGateway({ gate, token }) {
  const client = new Client(`Bot ${token}`, { intents: [], restMode: true, rest: restOf(gate) });
  return { ownUser: () => client.getSelf(), close: () => client.disconnect({ reconnect: false }) };
}

// Resolves once no guild of READY has come for a moment: two seconds if nothing else is said.
export async function login({ gate, token, intents, shards = 1 }) {
  const client = new Client(`Bot ${token}`, { intents, maxShards: shards, guildCreateTimeout: 3000, restMode: true, rest: restOf(gate) });
  client.on('rawWS', ({ t }) => noteEvent(name, t));
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
