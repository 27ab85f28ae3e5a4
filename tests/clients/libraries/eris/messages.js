// What a bot does with messages in Eris, by the names that the scenarios know.
export const messageOf = (message) => ({
  id: message.id, channelId: message.channel.id, authorId: message.author.id, content: message.content, pinned: message.pinned,
  isEdited: Boolean(message.editedTimestamp), replyTo: message.messageReference?.messageID,
  embeds: message.embeds.map(({ title, fields = [] }) => ({ title, fields: fields.map(({ name, value }) => [name, value]) })),
  files: message.attachments.map(({ id, filename: name, size, url }) => ({ id, name, size, url })),
});

export class Messages {
  constructor(client) { this.client = client; }

  async send(channelId, { content, embed, files = [], replyTo }) {
    return messageOf(await this.client.createMessage(channelId, {
      content, embeds: embed && [embed], messageReference: replyTo && { messageID: replyTo },
    }, files.map(({ name, bytes }) => ({ name, file: bytes }))));
  }
  async edit(channelId, id, { content, keep }) {
    return messageOf(await this.client.editMessage(channelId, id, { content, attachments: keep?.map((kept) => ({ id: kept })) }));
  }
  remove(channelId, id) { return this.client.deleteMessage(channelId, id); }
  removeMany(channelId, ids) { return this.client.deleteMessages(channelId, ids); }
  async channelWith(userId) { return (await this.client.getDMChannel(userId)).id; }
  async fetch(channelId, id) { return messageOf(await this.client.getMessage(channelId, id)); }
  async page(channelId, query) { return (await this.client.getMessages(channelId, query)).map(messageOf); }
  typing(channelId) { return this.client.sendChannelTyping(channelId); }

  react(channelId, id, emoji) { return this.client.addMessageReaction(channelId, id, emoji); }
  unreact(channelId, id, emoji) { return this.client.removeMessageReaction(channelId, id, emoji); }
  async reactors(channelId, id, emoji) { return (await this.client.getMessageReaction(channelId, id, emoji)).map((user) => user.id); }
  pin(channelId, id) { return this.client.pinMessage(channelId, id); }
  unpin(channelId, id) { return this.client.unpinMessage(channelId, id); }
  async pins(channelId) { return (await this.client.getPins(channelId)).map((message) => message.id); }
}
