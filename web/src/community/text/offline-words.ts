// What the page says of being kept, of new versions, and of the order of the guilds.
import { inLanguage } from "./words";

const en = {
  newVersion: "A new version is here.",
  reload: "Reload",
  later: "Later",
  nothingKept: "You are offline",
  nothingKeptHow: "Nothing is kept on this device yet. It opens as soon as there is a connection.",
  tryAgain: "Try again",
  moveUp: "Move up",
  moveDown: "Move down",
  moved: (name: string, place: number, of: number): string => `${name} is now ${place} of ${of}`,
};

const uk: typeof en = {
  newVersion: "З’явилася нова версія.",
  reload: "Перезавантажити",
  later: "Пізніше",
  nothingKept: "Ви не в мережі",
  nothingKeptHow: "На цьому пристрої ще нічого не збережено. Сторінка відкриється, щойно з’явиться зв’язок.",
  tryAgain: "Спробувати ще раз",
  moveUp: "Перемістити вище",
  moveDown: "Перемістити нижче",
  moved: (name, place, of) => `${name}: тепер ${place} з ${of}`,
};

const ru: typeof en = {
  newVersion: "Появилась новая версия.",
  reload: "Перезагрузить",
  later: "Позже",
  nothingKept: "Вы не в сети",
  nothingKeptHow: "На этом устройстве ещё ничего не сохранено. Страница откроется, как только появится связь.",
  tryAgain: "Попробовать ещё раз",
  moveUp: "Переместить выше",
  moveDown: "Переместить ниже",
  moved: (name, place, of) => `${name}: теперь ${place} из ${of}`,
};

export const catalogues = { en, uk, ru };
export const offlineWords = inLanguage(catalogues);
