// Somebody's client: it asks bots what they offer, and sees what they answer.
import { Gateway } from '../../support/js/gateway.js';

export class Screen {
  static async of(person, guild) {
    const gateway = await Gateway.open(person.gate);
    const { d } = await gateway.ready(person.token, { intents: undefined, capabilities: 16_381 });
    return new Screen(person, guild, gateway, d.session_id);
  }

  #nonce = 0;

  constructor(person, guild, gateway, sessionId) { Object.assign(this, { person, guild, gateway, sessionId }); }

  // `type`: 2 a command, 3 a button, 4 a command that is still typed, 5 a form.
  ask(applicationId, type, data, more = {}) {
    this.#nonce += 1;
    return this.person.post('/interactions', {
      type, application_id: applicationId, guild_id: this.guild.id, channel_id: this.guild.general, session_id: this.sessionId,
      nonce: String(this.#nonce), data, ...more,
    });
  }

  async shown(event, where = () => true) {
    return (await this.gateway.socket.next(({ json }) => json?.t === event && where(json.d), event)).json.d;
  }

  close() { this.gateway.cut(); }
}
