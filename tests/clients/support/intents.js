// Discord's bits for what a bot wants to hear.
export const guilds = 1 << 0;
export const members = 1 << 1;
export const presences = 1 << 8;
export const messageContent = 1 << 15;
export const all = 53_608_447;
export const unprivileged = all & ~(members | presences | messageContent);
