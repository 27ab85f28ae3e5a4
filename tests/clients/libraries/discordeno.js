// Discordeno. It reads its own id out of the token.
import { createBot } from '@discordeno/bot';

export const name = 'discordeno';
// What a refused request's error says of it.
export const refusalOf = ({ cause }) => ({ status: cause.status, code: JSON.parse(cause.body).code });
const quiet = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

export function withoutGateway({ gate, token }) {
  const bot = createBot({
    token, loggerFactory: () => quiet, rest: { token, proxy: { baseUrl: `${gate.origin}/api`, authorization: `Bot ${token}` } },
  });
  return { ownUser: () => bot.rest.getUser('@me'), close: () => {} };
}
