// What a bot does with messages in @discordjs/core, by the names that the scenarios know.
export const messageOf = (message) => ({
  id: message.id, channelId: message.channel_id, authorId: message.author.id, content: message.content, pinned: message.pinned,
  isEdited: message.edited_timestamp !== null, replyTo: message.message_reference?.message_id,
  embeds: message.embeds.map(({ title, fields = [] }) => ({ title, fields: fields.map(({ name, value }) => [name, value]) })),
  files: message.attachments.map(({ id, filename: name, size, url }) => ({ id, name, size, url })),
});

export class Messages {
  constructor(api) { [this.channels, this.users] = [api.channels, api.users]; }

  async send(channelId, { content, embed, files = [], replyTo }) {
    return messageOf(await this.channels.createMessage(channelId, {
      content, embeds: embed && [embed], files: files.map(({ name, bytes }) => ({ name, data: bytes })),
      message_reference: replyTo && { message_id: replyTo },
    }));
  }
  async edit(channelId, id, { content, keep }) {
    return messageOf(await this.channels.editMessage(channelId, id, { content, attachments: keep?.map((kept) => ({ id: kept })) }));
  }
  remove(channelId, id) { return this.channels.deleteMessage(channelId, id); }
  removeMany(channelId, ids) { return this.channels.bulkDeleteMessages(channelId, ids); }
  async channelWith(userId) { return (await this.users.createDM(userId)).id; }
  async fetch(channelId, id) { return messageOf(await this.channels.getMessage(channelId, id)); }
  async page(channelId, query) { return (await this.channels.getMessages(channelId, query)).map(messageOf); }
  typing(channelId) { return this.channels.showTyping(channelId); }

  react(channelId, id, emoji) { return this.channels.addMessageReaction(channelId, id, emoji); }
  unreact(channelId, id, emoji) { return this.channels.deleteOwnMessageReaction(channelId, id, emoji); }
  async reactors(channelId, id, emoji) { return (await this.channels.getMessageReactions(channelId, id, emoji)).map((user) => user.id); }
  pin(channelId, id) { return this.channels.pinMessage(channelId, id); }
  unpin(channelId, id) { return this.channels.unpinMessage(channelId, id); }
  async pins(channelId) { return (await this.channels.getPins(channelId)).map((message) => message.id); }
}
