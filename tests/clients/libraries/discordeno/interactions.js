// What somebody asks a bot in Discordeno, and how it answers, by the names that the scenarios know.
import { ButtonStyles, InteractionTypes, MessageComponentTypes, TextStyles } from '@discordeno/bot';

const kinds = {
  [InteractionTypes.ApplicationCommand]: 'command', [InteractionTypes.MessageComponent]: 'button',
  [InteractionTypes.ApplicationCommandAutocomplete]: 'typing', [InteractionTypes.ModalSubmit]: 'form',
};
const row = (component) => [{ type: MessageComponentTypes.ActionRow, components: [component] }];
const buttonOf = ({ id, label }) => row({ type: MessageComponentTypes.Button, style: ButtonStyles.Primary, customId: id, label });
const inputOf = ({ id, label }) => row({ type: MessageComponentTypes.InputText, style: TextStyles.Short, customId: id, label });

export const askedOf = (interaction) => ({
  kind: kinds[interaction.type], name: interaction.data.name ?? interaction.data.customId, userId: String(interaction.user.id),
  options: Object.fromEntries((interaction.data.options ?? []).map(({ name, value }) => [name, value])),
  fields: Object.fromEntries((interaction.data.components ?? []).flatMap(({ components }) => components.map((one) => [one.customId, one.value]))),
  reply: ({ content, button, isPrivate }) => interaction.respond({ content, components: button && buttonOf(button) }, { isPrivate }),
  defer: () => interaction.defer(),
  finish: (content) => interaction.edit(content),
  followUp: (content) => interaction.respond(content),
  suggest: (names) => interaction.respond({ choices: names.map((name) => ({ name, value: name.toLowerCase() })) }),
  update: (content) => interaction.edit({ content, components: [] }),
  open: (form) => interaction.respond({ customId: form.id, title: form.title, components: inputOf(form.field) }),
});

export const setCommands = (client, guildId, commands) => client.helpers.upsertGuildApplicationCommands(guildId, commands);
