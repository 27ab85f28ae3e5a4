// What somebody asks a bot in Eris, and how it answers, by the names that the scenarios know.
const kinds = { 2: 'command', 3: 'button', 4: 'typing', 5: 'form' };
const ephemeral = 64;
const row = (component) => [{ type: 1, components: [component] }];
const buttonOf = ({ id, label }) => row({ type: 2, style: 1, custom_id: id, label });
const inputOf = ({ id, label }) => row({ type: 4, style: 1, custom_id: id, label });

export const askedOf = (interaction) => ({
  kind: kinds[interaction.type], name: interaction.data.name ?? interaction.data.custom_id, userId: (interaction.member ?? interaction.user).id,
  options: Object.fromEntries((interaction.data.options ?? []).map(({ name, value }) => [name, value])),
  fields: Object.fromEntries((interaction.data.components ?? []).flatMap(({ components }) => components.map((one) => [one.custom_id, one.value]))),
  reply: ({ content, button, isPrivate }) => interaction.createMessage({
    content, components: button && buttonOf(button), flags: isPrivate ? ephemeral : undefined }),
  defer: () => interaction.defer(),
  finish: (content) => interaction.editOriginalMessage(content),
  followUp: (content) => interaction.createFollowup(content),
  suggest: (names) => interaction.result(names.map((name) => ({ name, value: name.toLowerCase() }))),
  update: (content) => interaction.editParent({ content, components: [] }),
  open: (form) => interaction.createModal({ custom_id: form.id, title: form.title, components: inputOf(form.field) }),
});

export const setCommands = (client, guildId, commands) => client.bulkEditGuildCommands(guildId, commands);
