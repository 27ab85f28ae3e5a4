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
  reactors: {
    title: "Who reacted",
    more: "Show more",
    loading: "Loading who reacted",
    remove: (name: string): string => `Remove the reaction of ${name}`,
  },
  search: {
    around: "Show what was said around it",
    fold: "Hide what was said around it",
    back: "Back to the results",
    leave: "Leave the search",
  },
  people: {
    befriend: "Add as a friend",
    accept: "Accept as a friend",
    unask: "Take back the request",
    unfriend: "Remove from friends",
    block: "Block",
    unblock: "Unblock",
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
  reactors: {
    title: "Хто відреагував",
    more: "Показати ще",
    loading: "Завантажуємо, хто відреагував",
    remove: (name: string): string => `Прибрати реакцію: ${name}`,
  },
  search: {
    around: "Показати, що було сказано поруч",
    fold: "Сховати сказане поруч",
    back: "Назад до результатів",
    leave: "Вийти з пошуку",
  },
  people: {
    befriend: "Додати в друзі",
    accept: "Прийняти в друзі",
    unask: "Відкликати запит",
    unfriend: "Видалити з друзів",
    block: "Заблокувати",
    unblock: "Розблокувати",
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
  reactors: {
    title: "Кто отреагировал",
    more: "Показать ещё",
    loading: "Загружаем, кто отреагировал",
    remove: (name: string): string => `Убрать реакцию: ${name}`,
  },
  search: {
    around: "Показать, что было сказано рядом",
    fold: "Скрыть сказанное рядом",
    back: "Назад к результатам",
    leave: "Выйти из поиска",
  },
  people: {
    befriend: "Добавить в друзья",
    accept: "Принять в друзья",
    unask: "Отозвать запрос",
    unfriend: "Удалить из друзей",
    block: "Заблокировать",
    unblock: "Разблокировать",
  },
};

export const actingCatalogues = { en, uk, ru };
export const sayActing = inLanguage(actingCatalogues);
