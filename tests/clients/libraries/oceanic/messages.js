// What a bot does with messages in Oceanic, by the names that the scenarios know.
export const messageOf = (message) => ({
  id: message.id, channelId: message.channelID, authorId: message.author.id, content: message.content, pinned: message.pinned,
  isEdited: message.editedTimestamp !== null, replyTo: message.messageReference?.messageID,
  embeds: message.embeds.map(({ title, fields = [] }) => ({ title, fields: fields.map(({ name, value }) => [name, value]) })),
  files: message.attachments.map(({ id, filename: name, size, url }) => ({ id, name, size, url })),
});

export class Messages {
  constructor(client) { [this.channels, this.users] = [client.rest.channels, client.rest.users]; }

  async send(channelId, { content, embed, files = [], replyTo }) {
    return messageOf(await this.channels.createMessage(channelId, {
      content, embeds: embed && [embed], messageReference: replyTo && { messageID: replyTo },
      files: files.map(({ name, bytes }) => ({ name, contents: bytes })),
    }));
  }
  async edit(channelId, id, { content, keep }) {
    return messageOf(await this.channels.editMessage(channelId, id, { content, attachments: keep?.map((kept) => ({ id: kept })) }));
  }
  remove(channelId, id) { return this.channels.deleteMessage(channelId, id); }
  removeMany(channelId, ids) { return this.channels.deleteMessages(channelId, ids); }
  async channelWith(userId) { return (await this.users.createDM(userId)).id; }
  async fetch(channelId, id) { return messageOf(await this.channels.getMessage(channelId, id)); }
  async page(channelId, query) { return (await this.channels.getMessages(channelId, query)).map(messageOf); }
  typing(channelId) { return this.channels.sendTyping(channelId); }

  react(channelId, id, emoji) { return this.channels.createReaction(channelId, id, emoji); }
  unreact(channelId, id, emoji) { return this.channels.deleteReaction(channelId, id, emoji); }
  async reactors(channelId, id, emoji) { return (await this.channels.getReactions(channelId, id, emoji)).map((user) => user.id); }
  pin(channelId, id) { return this.channels.pinMessage(channelId, id); }
  unpin(channelId, id) { return this.channels.unpinMessage(channelId, id); }
  async pins(channelId) { return (await this.channels.getPins(channelId)).map(({ message }) => message.id); }
}
