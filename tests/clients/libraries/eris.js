// Eris. It knows only node:https without a port: an agent of four lines leads it to a server that speaks plain HTTP.
import http from 'node:http';
import { Client } from 'eris';

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

export function withoutGateway({ gate, token }) {
  const client = new Client(`Bot ${token}`, {
    intents: [], restMode: true, rest: { domain: gate.host, baseURL: '/api/v10', agent: new PlainAgent(gate.port) },
  });
  return { ownUser: () => client.getSelf(), close: () => client.disconnect({ reconnect: false }) };
}
