// What somebody asks a bot in Oceanic, and how it answers, by the names that the scenarios know.
import { ButtonStyles, ComponentTypes, InteractionTypes, MessageFlags, TextInputStyles } from 'oceanic.js';

const kinds = {
  [InteractionTypes.APPLICATION_COMMAND]: 'command', [InteractionTypes.MESSAGE_COMPONENT]: 'button',
  [InteractionTypes.APPLICATION_COMMAND_AUTOCOMPLETE]: 'typing', [InteractionTypes.MODAL_SUBMIT]: 'form',
};
const row = (component) => [{ type: ComponentTypes.ACTION_ROW, components: [component] }];
const buttonOf = ({ id, label }) => row({ type: ComponentTypes.BUTTON, style: ButtonStyles.PRIMARY, customID: id, label });
const inputOf = ({ id, label }) => row({ type: ComponentTypes.TEXT_INPUT, style: TextInputStyles.SHORT, customID: id, label });

export const askedOf = (interaction) => ({
  kind: kinds[interaction.type], name: interaction.data.name ?? interaction.data.customID, userId: interaction.user.id,
  options: Object.fromEntries((interaction.data.options?.raw ?? []).map(({ name, value }) => [name, value])),
  fields: Object.fromEntries((interaction.data.components?.raw ?? []).flatMap(({ components }) => (
    components.map((one) => [one.customID, one.value])))),
  reply: ({ content, button, isPrivate }) => interaction.createMessage({
    content, components: button && buttonOf(button), flags: isPrivate ? MessageFlags.EPHEMERAL : undefined }),
  defer: () => interaction.defer(),
  finish: (content) => interaction.editOriginal({ content }),
  followUp: (content) => interaction.createFollowup({ content }),
  suggest: (names) => interaction.result(names.map((name) => ({ name, value: name.toLowerCase() }))),
  update: (content) => interaction.editParent({ content, components: [] }),
  open: (form) => interaction.createModal({ customID: form.id, title: form.title, components: inputOf(form.field) }),
});

export const setCommands = (client, guildId, commands) => (
  client.rest.applications.bulkEditGuildCommands(client.application.id, guildId, commands));
