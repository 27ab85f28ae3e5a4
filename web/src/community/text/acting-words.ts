// What is said of acting on messages and people: deleting with the time to take it back, who reacted, menus under a finger.
import { inLanguage } from "./words";

const en = {
  reactWith: (emoji: string): string => `React with ${emoji}`,
  erase: {
    gone: "Message deleted",
    undo: "Undo",
    late: "Deleting…",
    waits: "Will be deleted when the connection is back",
    announced: "Message deleted. Enter on it takes this back.",
    takenBack: "The message stays.",
  },
};
const uk: typeof en = {
  reactWith: (emoji: string): string => `Реакція ${emoji}`,
  erase: {
    gone: "Повідомлення видалено",
    undo: "Повернути",
    late: "Видаляємо…",
    waits: "Буде видалено, щойно з’явиться зв’язок",
    announced: "Повідомлення видалено. Enter на ньому поверне його.",
    takenBack: "Повідомлення залишається.",
  },
};
const ru: typeof en = {
  reactWith: (emoji: string): string => `Реакция ${emoji}`,
  erase: {
    gone: "Сообщение удалено",
    undo: "Вернуть",
    late: "Удаляем…",
    waits: "Будет удалено, как только появится связь",
    announced: "Сообщение удалено. Enter на нём вернёт его.",
    takenBack: "Сообщение остаётся.",
  },
};

export const actingCatalogues = { en, uk, ru };
export const sayActing = inLanguage(actingCatalogues);
