// Discordeno. It reads its own id out of the token.
import { createBot, createDesiredPropertiesObject } from '@discordeno/bot';
import { noteEvent } from '../../support/notes.js';
import { Bot } from './bot.js';
import { listen } from './events.js';

export const name = 'discordeno';
// What a refused request's error says of it.
export const refusalOf = ({ cause }) => ({ status: cause.status, code: JSON.parse(cause.body).code });
const quiet = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

function create({ gate, token, ...options }) {
  const client = createBot({ token, loggerFactory: () => quiet, ...options });
  client.rest.baseUrl = `${gate.origin}/api`;  // its `proxy` option would leave rate limits to the proxy
  client.rest.deleteQueueDelay = 100;  // milliseconds; it keeps the process for a minute otherwise
  return client;
}

export function withoutGateway({ gate, token }) {
  const client = create({ gate, token });
  return { ownUser: () => client.rest.getUser('@me'), close: () => {} };
}

// Resolves once every guild of READY has come.
export async function login({ gate, token, intents, shards = 1 }) {
  const client = create({
    gate, token, intents, desiredProperties: createDesiredPropertiesObject({}, true),
    gateway: { token, totalShards: shards, spawnShardDelay: 0, cache: { requestMembers: { enabled: true } } },
  });
  let refuse;
  const refused = new Promise((_, reject) => { refuse = reject; });
  const inbox = listen(client, refuse);
  client.events.raw = ({ t }) => noteEvent(name, t);
  const bot = new Bot(client, inbox);
  await Promise.race([client.start().then(() => bot.untilReady(shards)), refused]);
  return bot;
}
