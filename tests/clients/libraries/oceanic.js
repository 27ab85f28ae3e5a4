// Oceanic.
import { Client } from 'oceanic.js';

export const name = 'oceanic.js';
// What a refused request's error says of it.
export const refusalOf = ({ status, code }) => ({ status, code });

export function withoutGateway({ gate, token }) {
  const client = new Client({ auth: `Bot ${token}`, rest: { baseURL: `${gate.origin}/api/v10` } });
  return { ownUser: () => client.rest.oauth.getCurrentUser(), close: () => client.disconnect(false) };
}
