// What the menu and the card of a person offer to those who keep the guild.
import { inLanguage } from "./words";

const en = {
  manage: "Manage",
  roles: "Roles…",
  nickname: "Change nickname…",
  timeout: "Time out…",
  endTimeout: "End the timeout",
  kick: "Kick…",
  ban: "Ban…",
  channel: "Channel settings",
};
const uk: typeof en = {
  manage: "Керувати",
  roles: "Ролі…",
  nickname: "Змінити нік…",
  timeout: "Дати тайм-аут…",
  endTimeout: "Зняти тайм-аут",
  kick: "Вигнати…",
  ban: "Забанити…",
  channel: "Налаштування каналу",
};
const ru: typeof en = {
  manage: "Управлять",
  roles: "Роли…",
  nickname: "Сменить ник…",
  timeout: "Дать тайм-аут…",
  endTimeout: "Снять тайм-аут",
  kick: "Выгнать…",
  ban: "Забанить…",
  channel: "Настройки канала",
};

export const moderationEntries = { en, uk, ru };
export const sayModeration = inLanguage(moderationEntries);
