// What a bot does with messages in discord.js, by the names that the scenarios know.
export const messageOf = (message) => ({
  id: message.id, channelId: message.channelId, authorId: message.author.id, content: message.content, pinned: message.pinned,
  isEdited: message.editedTimestamp !== null, replyTo: message.reference?.messageId,
  embeds: message.embeds.map(({ title, fields }) => ({ title, fields: fields.map(({ name, value }) => [name, value]) })),
  files: message.attachments.map(({ id, name, size, url }) => ({ id, name, size, url })),
});

export class Messages {
  constructor(client) { this.client = client; }

  #channel(id) { return this.client.channels.fetch(id); }
  async #message(channelId, id) { return (await this.#channel(channelId)).messages.fetch(id); }

  async send(channelId, { content, embed, files = [], replyTo }) {
    const channel = await this.#channel(channelId);
    return messageOf(await channel.send({
      content, embeds: embed ? [embed] : [], files: files.map(({ name, bytes }) => ({ name, attachment: bytes })),
      reply: replyTo ? { messageReference: replyTo } : undefined,
    }));
  }
  async edit(channelId, id, { content, keep }) {
    const message = await this.#message(channelId, id);
    const attachments = keep ? [...message.attachments.values()].filter((one) => keep.includes(one.id)) : undefined;
    return messageOf(await message.edit({ content, attachments }));
  }
  async remove(channelId, id) { await (await this.#message(channelId, id)).delete(); }
  async removeMany(channelId, ids) { await (await this.#channel(channelId)).bulkDelete(ids); }
  async channelWith(userId) { return (await (await this.client.users.fetch(userId)).createDM()).id; }
  async fetch(channelId, id) { return messageOf(await (await this.#channel(channelId)).messages.fetch({ message: id, force: true })); }
  async page(channelId, query) { return [...(await (await this.#channel(channelId)).messages.fetch(query)).values()].map(messageOf); }
  async typing(channelId) { await (await this.#channel(channelId)).sendTyping(); }

  async react(channelId, id, emoji) { await (await this.#message(channelId, id)).react(emoji); }
  async unreact(channelId, id, emoji) {
    const message = await this.#message(channelId, id);
    await message.reactions.resolve(emoji).users.remove(this.client.user.id);
  }
  async reactors(channelId, id, emoji) {
    const message = await this.#message(channelId, id);
    return (await message.reactions.resolve(emoji).users.fetch()).map((user) => user.id);
  }
  async pin(channelId, id) { await (await this.#message(channelId, id)).pin(); }
  async unpin(channelId, id) { await (await this.#message(channelId, id)).unpin(); }
  async pins(channelId) { return (await (await this.#channel(channelId)).messages.fetchPins()).items.map(({ message }) => message.id); }
}
