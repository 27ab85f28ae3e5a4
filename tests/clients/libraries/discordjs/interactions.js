// What somebody asks a bot in discord.js, and how it answers, by the names that the scenarios know.
import { ActionRowBuilder, ButtonBuilder, ButtonStyle, MessageFlags, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';

function kindOf(interaction) {
  if (interaction.isChatInputCommand()) return 'command';
  if (interaction.isAutocomplete()) return 'typing';
  return interaction.isButton() ? 'button' : 'form';
}

const rowOf = (button) => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId(button.id).setLabel(button.label).setStyle(ButtonStyle.Primary));

const formOf = ({ id, title, field }) => new ModalBuilder().setCustomId(id).setTitle(title).addComponents(new ActionRowBuilder().addComponents(
  new TextInputBuilder().setCustomId(field.id).setLabel(field.label).setStyle(TextInputStyle.Short)));

export const askedOf = (interaction) => ({
  kind: kindOf(interaction), name: interaction.commandName ?? interaction.customId, userId: interaction.user.id,
  options: Object.fromEntries(interaction.options?.data.map(({ name, value }) => [name, value]) ?? []),
  fields: Object.fromEntries(interaction.fields?.fields.map(({ customId, value }) => [customId, value]) ?? []),
  reply: ({ content, button, isPrivate }) => interaction.reply({
    content, components: button ? [rowOf(button)] : [], flags: isPrivate ? MessageFlags.Ephemeral : undefined }),
  defer: () => interaction.deferReply(),
  finish: (content) => interaction.editReply(content),
  followUp: (content) => interaction.followUp(content),
  suggest: (names) => interaction.respond(names.map((name) => ({ name, value: name.toLowerCase() }))),
  update: (content) => interaction.update({ content, components: [] }),
  open: (form) => interaction.showModal(formOf(form)),
});

export const setCommands = (client, guildId, commands) => client.guilds.cache.get(guildId).commands.set(commands);
