// What is said where a conversation begins, and in a guild that was only just founded.
import { inLanguage } from "./words";

const en = {
  yours: (guild: string): string => `${guild} is yours`,
  quiet: "It is quiet here until somebody comes. Three steps to begin with:",
  first: "Nobody has written here yet. Be the first.",
  steps: {
    invite: "A link to send, good for 7 days",
    picture: "Give it a picture",
    pictureHow: "And a sentence about what it is for",
    channelHow: "One for each thing you talk about",
  },
};

const uk: typeof en = {
  yours: (guild) => `${guild} тепер ваша`,
  quiet: "Тут тихо, доки хтось не прийде. Три кроки для початку:",
  first: "Тут ще ніхто не писав. Почніть першими.",
  steps: {
    invite: "Посилання, яке діє 7 днів",
    picture: "Додайте картинку",
    pictureHow: "І речення про те, для чого ця гільдія",
    channelHow: "Окремий для кожної теми",
  },
};

const ru: typeof en = {
  yours: (guild) => `${guild} теперь ваша`,
  quiet: "Здесь тихо, пока никто не пришёл. Три шага для начала:",
  first: "Здесь ещё никто не писал. Начните первыми.",
  steps: {
    invite: "Ссылка, которая действует 7 дней",
    picture: "Добавьте картинку",
    pictureHow: "И предложение о том, для чего эта гильдия",
    channelHow: "Отдельный для каждой темы",
  },
};

export const beginCatalogues = { en, uk, ru };
export const beginning = inLanguage(beginCatalogues);
