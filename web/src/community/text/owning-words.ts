// What the settings of a guild say.
import { inLanguage } from "./words";

const en = {
  title: "Guild settings",
  gone: "This guild is not there any more.",
  sections: { overview: "Overview" },
  overview: {
    name: "Name",
    description: "Description",
    descriptionHint: "One or two sentences on what it is for. They stand on its invites.",
    system: "Channel for news of the guild",
    systemHint: "Where it is said that somebody joined.",
    noChannel: "None",
    notify: "Who has not chosen is notified of",
    everything: "All messages",
    mentions: "Mentions only",
  },
};
const uk: typeof en = {
  title: "Налаштування гільдії",
  gone: "Цієї гільдії більше немає.",
  sections: { overview: "Огляд" },
  overview: {
    name: "Назва",
    description: "Опис",
    descriptionHint: "Одне-два речення про те, для чого вона. Їх видно на запрошеннях.",
    system: "Канал новин гільдії",
    systemHint: "Тут сповіщають, що хтось приєднався.",
    noChannel: "Немає",
    notify: "Хто не вибрав сам, отримує сповіщення про",
    everything: "Усі повідомлення",
    mentions: "Лише згадки",
  },
};
const ru: typeof en = {
  title: "Настройки гильдии",
  gone: "Этой гильдии больше нет.",
  sections: { overview: "Обзор" },
  overview: {
    name: "Название",
    description: "Описание",
    descriptionHint: "Одно-два предложения о том, для чего она. Их видно на приглашениях.",
    system: "Канал новостей гильдии",
    systemHint: "Здесь сообщается, что кто-то присоединился.",
    noChannel: "Нет",
    notify: "Кто не выбрал сам, получает уведомления о",
    everything: "Все сообщения",
    mentions: "Только упоминания",
  },
};

export const owningCatalogues = { en, uk, ru };
export const sayOwning = inLanguage(owningCatalogues);
