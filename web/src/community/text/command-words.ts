// Words for calling commands.
import { pluralIn } from "../../text/plural";
import { inLanguage } from "./words";

const [enForms, ukForms, ruForms] = [pluralIn("en"), pluralIn("uk"), pluralIn("ru")];

const en = {
  commands: "Commands",
  none: "No command is called that.",
  call: (name: string): string => `Call /${name}`,
  leave: "Leave the command, keep the text",
  add: (name: string): string => `Add ${name}`,
  remove: (name: string): string => `Remove ${name}`,
  yes: "Yes",
  no: "No",
  suggesting: "Asking the application…",
  faults: {
    empty: "This has to be filled in.",
    unchosen: "Something has to be chosen.",
    number: "This has to be a number.",
    whole: "This has to be a whole number.",
    least: (limit: number): string => `At least ${limit}.`,
    most: (limit: number): string => `At most ${limit}.`,
    short: (limit: number): string => enForms(limit, { one: "At least # character.", other: "At least # characters." }),
    long: (limit: number): string => enForms(limit, { one: "At most # character.", other: "At most # characters." }),
  },
};

export type CommandWords = typeof en;

const uk: CommandWords = {
  commands: "Команди",
  none: "Такої команди немає.",
  call: (name) => `Викликати /${name}`,
  leave: "Облишити команду, зберегти текст",
  add: (name) => `Додати ${name}`,
  remove: (name) => `Прибрати ${name}`,
  yes: "Так",
  no: "Ні",
  suggesting: "Питаємо застосунок…",
  faults: {
    empty: "Це треба заповнити.",
    unchosen: "Треба щось обрати.",
    number: "Тут має бути число.",
    whole: "Тут має бути ціле число.",
    least: (limit) => `Щонайменше ${limit}.`,
    most: (limit) => `Щонайбільше ${limit}.`,
    short: (limit) => ukForms(limit, { one: "Щонайменше # символ.", few: "Щонайменше # символи.", many: "Щонайменше # символів.", other: "Щонайменше # символу." }),
    long: (limit) => ukForms(limit, { one: "Щонайбільше # символ.", few: "Щонайбільше # символи.", many: "Щонайбільше # символів.", other: "Щонайбільше # символу." }),
  },
};

const ru: CommandWords = {
  commands: "Команды",
  none: "Такой команды нет.",
  call: (name) => `Вызвать /${name}`,
  leave: "Оставить команду, сохранить текст",
  add: (name) => `Добавить ${name}`,
  remove: (name) => `Убрать ${name}`,
  yes: "Да",
  no: "Нет",
  suggesting: "Спрашиваем приложение…",
  faults: {
    empty: "Это нужно заполнить.",
    unchosen: "Нужно что-то выбрать.",
    number: "Здесь должно быть число.",
    whole: "Здесь должно быть целое число.",
    least: (limit) => `Не меньше ${limit}.`,
    most: (limit) => `Не больше ${limit}.`,
    short: (limit) => ruForms(limit, { one: "Не меньше # символа.", few: "Не меньше # символов.", many: "Не меньше # символов.", other: "Не меньше # символа." }),
    long: (limit) => ruForms(limit, { one: "Не больше # символа.", few: "Не больше # символов.", many: "Не больше # символов.", other: "Не больше # символа." }),
  },
};

export const commandCatalogues = { en, uk, ru };
export const commandWords = inLanguage<CommandWords>(commandCatalogues);
