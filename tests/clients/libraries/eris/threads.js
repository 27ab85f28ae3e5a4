// What a bot does with threads and webhooks in Eris, by the names that the scenarios know.
import { messageOf } from './messages.js';

export const threadOf = ({ id, name, parentID, ownerID, threadMetadata }) => (
  { id, name, parentId: parentID, ownerId: ownerID, isArchived: threadMetadata?.archived });

const publicThread = 11;

export class Threads {
  constructor(client) { this.client = client; }

  async start(channelId, messageId, name) {
    return threadOf(await this.client.createThreadWithMessage(channelId, messageId, { name, autoArchiveDuration: 60 }));
  }
  async startAlone(channelId, name) { return threadOf(await this.client.createThread(channelId, { name, type: publicThread })); }
  archive(id) { return this.client.editChannel(id, { archived: true }); }
  async members(id) { return (await this.client.getThreadMembers(id)).map((member) => member.id); }
  async archived(channelId) { return (await this.client.getArchivedThreads(channelId, 'public')).threads.map(threadOf); }
}

export class Webhooks {
  constructor(client) { this.client = client; }

  create(channelId, name) { return this.client.createChannelWebhook(channelId, { name }); }
  async say({ id, token }, body) { return messageOf(await this.client.executeWebhook(id, token, { ...body, wait: true })); }
  async edit({ id, token }, messageId, content) { return messageOf(await this.client.editWebhookMessage(id, token, messageId, { content })); }
  remove({ id, token }, messageId) { return this.client.deleteWebhookMessage(id, token, messageId); }
  async list(channelId) { return (await this.client.getChannelWebhooks(channelId)).map(({ id, name }) => ({ id, name })); }
}
