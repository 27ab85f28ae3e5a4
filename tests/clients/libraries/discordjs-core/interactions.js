// What somebody asks a bot in @discordjs/core, and how it answers, by the names that the scenarios know.
import { ButtonStyle, ComponentType, MessageFlags, TextInputStyle } from '@discordjs/core';

const kinds = { 2: 'command', 3: 'button', 4: 'typing', 5: 'form' };
const row = (component) => [{ type: ComponentType.ActionRow, components: [component] }];
const buttonOf = ({ id, label }) => row({ type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: id, label });
const inputOf = ({ id, label }) => row({ type: ComponentType.TextInput, style: TextInputStyle.Short, custom_id: id, label });

export const askedOf = ({ id, token, application_id: application, type, data, member, user }, { interactions }) => ({
  kind: kinds[type], name: data.name ?? data.custom_id, userId: (member?.user ?? user).id,
  options: Object.fromEntries((data.options ?? []).map(({ name, value }) => [name, value])),
  fields: type === 5 ? Object.fromEntries(data.components.flatMap(({ components }) => components.map((one) => [one.custom_id, one.value]))) : {},
  reply: ({ content, button, isPrivate }) => interactions.reply(id, token, {
    content, components: button && buttonOf(button), flags: isPrivate ? MessageFlags.Ephemeral : undefined }),
  defer: () => interactions.defer(id, token),
  finish: (content) => interactions.editReply(application, token, { content }),
  followUp: (content) => interactions.followUp(application, token, { content }),
  suggest: (names) => interactions.createAutocompleteResponse(id, token, { choices: names.map((name) => ({ name, value: name.toLowerCase() })) }),
  update: (content) => interactions.updateMessage(id, token, { content, components: [] }),
  open: (form) => interactions.createModal(id, token, { custom_id: form.id, title: form.title, components: inputOf(form.field) }),
});

export const setCommands = (api, application, guildId, commands) => (
  api.applicationCommands.bulkOverwriteGuildCommands(application, guildId, commands));
