// Words for writing: files, slow mode, the reply's bell, the picker of emoji.
import { pluralIn } from "../../text/plural";
import { inLanguage } from "./words";

const [enForms, ukForms, ruForms] = [pluralIn("en"), pluralIn("uk"), pluralIn("ru")];

const en = {
  tooMany: (most: number): string => enForms(most, { one: "A message brings # file at most.", other: "A message brings # files at most." }),
  drop: (name: string): string => `Let go to attach to ${name}`,
  dropHow: "You can write something beside it before sending.",
  files: "Attached files",
  cover: (name: string): string => `Cover ${name} as a spoiler`,
  describe: (name: string): string => `Describe ${name}`,
  description: (name: string): string => `Description of ${name}`,
  descriptionHint: "For people who do not see the picture",
  done: "Done",
  uploading: (percent: number): string => `Uploading, ${percent} %`,
  stop: "Stop",
  ping: (name: string): string => `Tell ${name} about the reply`,
  pingOn: "Told",
  pingOff: "Not told",
  wait: (seconds: number): string => enForms(seconds, { one: "Slow mode: you can write again in # second", other: "Slow mode: you can write again in # seconds" }),
  timedOut: (until: string): string => `You cannot write until ${until}.`,
  readOnly: "Only some may write here. You may read.",
  noFiles: "You may not attach files here.",
  queued: (count: number): string => enForms(count, { one: "# message waits for the connection", other: "# messages wait for the connection" }),
  picker: {
    find: "Find an emoji",
    recent: "Often used",
    none: "No emoji is called that.",
    tone: "Skin tone",
    loading: "Loading emoji",
    categories: "Categories",
    groups: ["Smileys", "People", "Parts", "Animals and nature", "Food and drink", "Travel and places", "Activities", "Objects", "Symbols", "Flags"],
    tones: ["No tone", "Light", "Medium light", "Medium", "Medium dark", "Dark"],
  },
};

export type ComposerWords = typeof en;

const uk: ComposerWords = {
  tooMany: (most) => ukForms(most, { one: "До повідомлення — щонайбільше # файл.", few: "До повідомлення — щонайбільше # файли.", many: "До повідомлення — щонайбільше # файлів.", other: "До повідомлення — щонайбільше # файлу." }),
  drop: (name) => `Відпустіть, щоб додати до ${name}`,
  dropHow: "Перед надсиланням можна ще щось написати.",
  files: "Додані файли",
  cover: (name) => `Приховати ${name} як спойлер`,
  describe: (name) => `Описати ${name}`,
  description: (name) => `Опис ${name}`,
  descriptionHint: "Для тих, хто не бачить зображення",
  done: "Готово",
  uploading: (percent) => `Надсилаємо, ${percent} %`,
  stop: "Зупинити",
  ping: (name) => `Сповістити ${name} про відповідь`,
  pingOn: "Зі сповіщенням",
  pingOff: "Без сповіщення",
  wait: (seconds) => ukForms(seconds, { one: "Повільний режим: писати можна за # секунду", few: "Повільний режим: писати можна за # секунди", many: "Повільний режим: писати можна за # секунд", other: "Повільний режим: писати можна за # секунди" }),
  timedOut: (until) => `Ви не можете писати до ${until}.`,
  readOnly: "Писати тут може лише дехто. Ви можете читати.",
  noFiles: "Тут вам не можна додавати файли.",
  queued: (count) => ukForms(count, { one: "# повідомлення чекає на з’єднання", few: "# повідомлення чекають на з’єднання", many: "# повідомлень чекають на з’єднання", other: "# повідомлення чекає на з’єднання" }),
  picker: {
    find: "Знайти емодзі",
    recent: "Часто вживані",
    none: "Такого емодзі немає.",
    tone: "Колір шкіри",
    loading: "Завантажуємо емодзі",
    categories: "Категорії",
    groups: ["Смайлики", "Люди", "Складники", "Тварини й природа", "Їжа та напої", "Подорожі та місця", "Дозвілля", "Предмети", "Символи", "Прапори"],
    tones: ["Без кольору", "Світлий", "Помірно світлий", "Середній", "Помірно темний", "Темний"],
  },
};

const ru: ComposerWords = {
  tooMany: (most) => ruForms(most, { one: "К сообщению — не больше # файла.", few: "К сообщению — не больше # файлов.", many: "К сообщению — не больше # файлов.", other: "К сообщению — не больше # файла." }),
  drop: (name) => `Отпустите, чтобы добавить в ${name}`,
  dropHow: "Перед отправкой можно ещё что-нибудь написать.",
  files: "Добавленные файлы",
  cover: (name) => `Скрыть ${name} как спойлер`,
  describe: (name) => `Описать ${name}`,
  description: (name) => `Описание ${name}`,
  descriptionHint: "Для тех, кто не видит изображение",
  done: "Готово",
  uploading: (percent) => `Отправляем, ${percent} %`,
  stop: "Остановить",
  ping: (name) => `Уведомить ${name} об ответе`,
  pingOn: "С уведомлением",
  pingOff: "Без уведомления",
  wait: (seconds) => ruForms(seconds, { one: "Медленный режим: писать можно через # секунду", few: "Медленный режим: писать можно через # секунды", many: "Медленный режим: писать можно через # секунд", other: "Медленный режим: писать можно через # секунды" }),
  timedOut: (until) => `Вы не можете писать до ${until}.`,
  readOnly: "Писать здесь могут лишь некоторые. Вы можете читать.",
  noFiles: "Здесь вам нельзя добавлять файлы.",
  queued: (count) => ruForms(count, { one: "# сообщение ждёт соединения", few: "# сообщения ждут соединения", many: "# сообщений ждут соединения", other: "# сообщения ждут соединения" }),
  picker: {
    find: "Найти эмодзи",
    recent: "Часто используемые",
    none: "Такого эмодзи нет.",
    tone: "Цвет кожи",
    loading: "Загружаем эмодзи",
    categories: "Категории",
    groups: ["Смайлики", "Люди", "Составляющие", "Животные и природа", "Еда и напитки", "Путешествия и места", "Досуг", "Предметы", "Знаки", "Флаги"],
    tones: ["Без цвета", "Светлый", "Умеренно светлый", "Средний", "Умеренно тёмный", "Тёмный"],
  },
};

export const composerCatalogues = { en, uk, ru };
export const composerWords = inLanguage<ComposerWords>(composerCatalogues);
