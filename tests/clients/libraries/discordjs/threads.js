// What a bot does with threads and webhooks in discord.js, by the names that the scenarios know.
import { messageOf } from './messages.js';

export const threadOf = ({ id, name, parentId, ownerId, archived }) => ({ id, name, parentId, ownerId, isArchived: archived });

export class Threads {
  constructor(client) { this.client = client; }

  #channel(id) { return this.client.channels.fetch(id); }

  async start(channelId, messageId, name) {
    const message = await (await this.#channel(channelId)).messages.fetch(messageId);
    return threadOf(await message.startThread({ name, autoArchiveDuration: 60 }));
  }
  async startAlone(channelId, name) { return threadOf(await (await this.#channel(channelId)).threads.create({ name })); }
  async archive(id) { await (await this.#channel(id)).setArchived(true); }
  async members(id) { return (await (await this.#channel(id)).members.fetch()).map((member) => member.id); }
  async archived(channelId) { return (await (await this.#channel(channelId)).threads.fetchArchived()).threads.map(threadOf); }
}

export class Webhooks {
  constructor(client) { this.client = client; }

  async create(channelId, name) { return (await this.client.channels.fetch(channelId)).createWebhook({ name }); }
  async say(webhook, { content, username }) { return messageOf(await webhook.send({ content, username })); }
  async edit(webhook, messageId, content) { return messageOf(await webhook.editMessage(messageId, content)); }
  remove(webhook, messageId) { return webhook.deleteMessage(messageId); }
  async list(channelId) { return (await (await this.client.channels.fetch(channelId)).fetchWebhooks()).map(({ id, name }) => ({ id, name })); }
}
