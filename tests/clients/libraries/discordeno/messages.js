// What a bot does with messages in Discordeno, by the names that the scenarios know. What is empty is absent from its messages.
export const messageOf = (message) => ({
  id: String(message.id), channelId: String(message.channelId), authorId: String(message.author.id), content: message.content,
  pinned: message.pinned, isEdited: message.editedTimestamp !== undefined,
  replyTo: message.messageReference && String(message.messageReference.messageId),
  embeds: (message.embeds ?? []).map(({ title, fields = [] }) => ({ title, fields: fields.map(({ name, value }) => [name, value]) })),
  files: (message.attachments ?? []).map(({ id, filename: name, size, url }) => ({ id: String(id), name, size, url })),
});

export class Messages {
  constructor(client) { this.helpers = client.helpers; }

  async send(channelId, { content, embed, files = [], replyTo }) {
    return messageOf(await this.helpers.sendMessage(channelId, {
      content, embeds: embed && [embed], files: files.map(({ name, bytes }) => ({ name, blob: new Blob([bytes]) })),
      messageReference: replyTo && { messageId: replyTo, failIfNotExists: true },
    }));
  }
  async edit(channelId, id, { content, keep }) {
    return messageOf(await this.helpers.editMessage(channelId, id, { content, attachments: keep?.map((kept) => ({ id: kept })) }));
  }
  remove(channelId, id) { return this.helpers.deleteMessage(channelId, id); }
  removeMany(channelId, ids) { return this.helpers.deleteMessages(channelId, ids); }
  async channelWith(userId) { return String((await this.helpers.getDmChannel(userId)).id); }
  async fetch(channelId, id) { return messageOf(await this.helpers.getMessage(channelId, id)); }
  async page(channelId, query) { return (await this.helpers.getMessages(channelId, query)).map(messageOf); }
  typing(channelId) { return this.helpers.triggerTypingIndicator(channelId); }

  react(channelId, id, emoji) { return this.helpers.addReaction(channelId, id, emoji); }
  unreact(channelId, id, emoji) { return this.helpers.deleteOwnReaction(channelId, id, emoji); }
  async reactors(channelId, id, emoji) { return (await this.helpers.getReactions(channelId, id, emoji)).map((user) => String(user.id)); }
  pin(channelId, id) { return this.helpers.pinMessage(channelId, id); }
  unpin(channelId, id) { return this.helpers.unpinMessage(channelId, id); }
  async pins(channelId) { return (await this.helpers.getPinnedMessages(channelId)).map((message) => String(message.id)); }
}
