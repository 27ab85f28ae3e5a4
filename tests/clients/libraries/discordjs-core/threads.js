// What a bot does with threads and webhooks in @discordjs/core, by the names that the scenarios know.
import { ChannelType } from '@discordjs/core';
import { messageOf } from './messages.js';

export const threadOf = ({ id, name, parent_id: parentId, owner_id: ownerId, thread_metadata: metadata }) => (
  { id, name, parentId, ownerId, isArchived: metadata?.archived });

export class Threads {
  constructor(api) { this.api = api; }

  async start(channelId, messageId, name) {
    return threadOf(await this.api.channels.createThread(channelId, { name, auto_archive_duration: 60 }, messageId));
  }
  async startAlone(channelId, name) {
    return threadOf(await this.api.channels.createThread(channelId, { name, type: ChannelType.PublicThread }));
  }
  archive(id) { return this.api.channels.edit(id, { archived: true }); }
  async members(id) { return (await this.api.threads.getAllMembers(id)).map((member) => member.user_id); }
  async archived(channelId) { return (await this.api.channels.getArchivedThreads(channelId, 'public')).threads.map(threadOf); }
}

export class Webhooks {
  constructor(api) { this.api = api; }

  create(channelId, name) { return this.api.channels.createWebhook(channelId, { name }); }
  async say({ id, token }, body) { return messageOf(await this.api.webhooks.execute(id, token, { ...body, wait: true })); }
  async edit({ id, token }, messageId, content) { return messageOf(await this.api.webhooks.editMessage(id, token, messageId, { content })); }
  remove({ id, token }, messageId) { return this.api.webhooks.deleteMessage(id, token, messageId); }
  async list(channelId) { return (await this.api.channels.getWebhooks(channelId)).map(({ id, name }) => ({ id, name })); }
}
