// @discordjs/core on @discordjs/rest and @discordjs/ws: what discord.js stands on, for bots that keep no cache.
import { API, Client } from '@discordjs/core';
import { REST } from '@discordjs/rest';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { noteEvent } from '../../support/notes.js';
import { Bot } from './bot.js';
import { listen } from './events.js';

export const name = '@discordjs/core';
// What a refused request's error says of it.
export const refusalOf = ({ status, code }) => ({ status, code });

const restOf = (gate, token) => new REST({ api: `${gate.origin}/api`, version: '10' }).setToken(token);

export function withoutGateway({ gate, token }) {
  const api = new API(restOf(gate, token));
  return { ownUser: () => api.users.getCurrent(), close: () => {} };
}

// Resolves once every guild of READY has come, compressed.
export async function login({ gate, token, intents, shards = 1 }) {
  const rest = restOf(gate, token);
  const gateway = new WebSocketManager({ token, intents, rest, shardCount: shards, compression: CompressionMethod.ZlibNative });
  gateway.on(WebSocketShardEvents.Dispatch, ({ t }) => noteEvent(name, t));
  const client = new Client({ rest, gateway });
  const bot = new Bot(client, gateway, listen(client, gateway));
  const refused = new Promise((_, reject) => { gateway.once(WebSocketShardEvents.Error, reject); });
  await Promise.race([gateway.connect(), refused]);
  await bot.untilReady(shards);
  return bot;
}
