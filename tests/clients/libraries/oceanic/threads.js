// What a bot does with threads and webhooks in Oceanic, by the names that the scenarios know.
import { ChannelTypes } from 'oceanic.js';
import { messageOf } from './messages.js';

export const threadOf = ({ id, name, parentID, ownerID, threadMetadata }) => (
  { id, name, parentId: parentID, ownerId: ownerID, isArchived: threadMetadata?.archived });

export class Threads {
  constructor(client) { this.channels = client.rest.channels; }

  async start(channelId, messageId, name) {
    return threadOf(await this.channels.startThreadFromMessage(channelId, messageId, { name, autoArchiveDuration: 60 }));
  }
  async startAlone(channelId, name) {
    return threadOf(await this.channels.startThreadWithoutMessage(channelId, { name, type: ChannelTypes.PUBLIC_THREAD }));
  }
  archive(id) { return this.channels.edit(id, { archived: true }); }
  async members(id) { return (await this.channels.getThreadMembers(id)).map((member) => member.userID); }
  async archived(channelId) { return (await this.channels.getPublicArchivedThreads(channelId)).threads.map(threadOf); }
}

export class Webhooks {
  constructor(client) { this.webhooks = client.rest.webhooks; }

  create(channelId, name) { return this.webhooks.create(channelId, { name }); }
  async say({ id, token }, body) { return messageOf(await this.webhooks.execute(id, token, { ...body, wait: true })); }
  async edit({ id, token }, messageId, content) { return messageOf(await this.webhooks.editMessage(id, token, messageId, { content })); }
  remove({ id, token }, messageId) { return this.webhooks.deleteMessage(id, token, messageId); }
  async list(channelId) { return (await this.webhooks.getForChannel(channelId)).map(({ id, name }) => ({ id, name })); }
}
