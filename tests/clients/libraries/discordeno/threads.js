// What a bot does with threads and webhooks in Discordeno, by the names that the scenarios know.
import { ChannelTypes } from '@discordeno/bot';
import { messageOf } from './messages.js';

export const threadOf = ({ id, name, parentId, ownerId, archived, threadMetadata }) => (
  { id: String(id), name, parentId: String(parentId), ownerId: String(ownerId), isArchived: threadMetadata?.archived ?? archived });

export class Threads {
  constructor(client) { this.helpers = client.helpers; }

  async start(channelId, messageId, name) {
    return threadOf(await this.helpers.startThreadWithMessage(channelId, messageId, { name, autoArchiveDuration: 60 }));
  }
  async startAlone(channelId, name) {
    return threadOf(await this.helpers.startThreadWithoutMessage(channelId, { name, autoArchiveDuration: 60, type: ChannelTypes.PublicThread }));
  }
  archive(id) { return this.helpers.editChannel(id, { archived: true }); }
  async members(id) { return (await this.helpers.getThreadMembers(id)).map((member) => String(member.userId ?? member.id)); }
  async archived(channelId) { return (await this.helpers.getPublicArchivedThreads(channelId)).threads.map(threadOf); }
}

export class Webhooks {
  constructor(client) { this.helpers = client.helpers; }

  create(channelId, name) { return this.helpers.createWebhook(channelId, { name }); }
  async say({ id, token }, body) { return messageOf(await this.helpers.executeWebhook(id, token, { ...body, wait: true })); }
  async edit({ id, token }, messageId, content) { return messageOf(await this.helpers.editWebhookMessage(id, token, messageId, { content })); }
  remove({ id, token }, messageId) { return this.helpers.deleteWebhookMessage(id, token, messageId); }
  async list(channelId) { return (await this.helpers.getChannelWebhooks(channelId)).map(({ id, name }) => ({ id: String(id), name })); }
}
