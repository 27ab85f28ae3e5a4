// What the friends' page says beside the words of the settings about people.
import { pluralIn } from "../../text/plural";
import { inLanguage } from "./words";

const plural = { en: pluralIn("en"), uk: pluralIn("uk"), ru: pluralIn("ru") };
const en = {
  title: "Friends",
  tabs: { online: "Online", all: "All", pending: "Pending", blocked: "Blocked", add: "Add a friend" },
  find: "Find a friend",
  count: (count: number): string => plural.en(count, { one: "# person", other: "# people" }),
  requests: (count: number): string => plural.en(count, { one: "# request", other: "# requests" }),
  none: {
    online: "None of your friends is here just now.",
    all: "You have no friends here yet. Ask somebody by their username.",
    pending: "No requests wait for an answer.",
    blocked: "Nobody is blocked.",
    found: "No friend is called that.",
  },
  asksYou: "Asks you",
  askedByYou: "Asked by you",
  addHow: "You need their exact username. They become your friend once they accept.",
};
const uk: typeof en = {
  title: "Друзі",
  tabs: { online: "У мережі", all: "Усі", pending: "Запити", blocked: "Заблоковані", add: "Додати друга" },
  find: "Знайти друга",
  count: (count) => plural.uk(count, { one: "# людина", few: "# людини", many: "# людей", other: "# людини" }),
  requests: (count) => plural.uk(count, { one: "# запит", few: "# запити", many: "# запитів", other: "# запиту" }),
  none: {
    online: "Зараз нікого з друзів немає в мережі.",
    all: "У вас ще немає друзів. Додайте когось за іменем користувача.",
    pending: "Немає запитів, що чекають на відповідь.",
    blocked: "Нікого не заблоковано.",
    found: "Такого друга немає.",
  },
  asksYou: "Просить вас",
  askedByYou: "Ви надіслали запит",
  addHow: "Потрібне точне ім’я користувача. Людина стане вашим другом, коли прийме запит.",
};
const ru: typeof en = {
  title: "Друзья",
  tabs: { online: "В сети", all: "Все", pending: "Запросы", blocked: "Заблокированные", add: "Добавить друга" },
  find: "Найти друга",
  count: (count) => plural.ru(count, { one: "# человек", few: "# человека", many: "# человек", other: "# человека" }),
  requests: (count) => plural.ru(count, { one: "# запрос", few: "# запроса", many: "# запросов", other: "# запроса" }),
  none: {
    online: "Сейчас никого из друзей нет в сети.",
    all: "У вас пока нет друзей. Добавьте кого-нибудь по имени пользователя.",
    pending: "Нет запросов, которые ждут ответа.",
    blocked: "Никто не заблокирован.",
    found: "Такого друга нет.",
  },
  asksYou: "Просит вас",
  askedByYou: "Вы отправили запрос",
  addHow: "Нужно точное имя пользователя. Человек станет вашим другом, когда примет запрос.",
};

export const friendsCatalogues = { en, uk, ru };
export const sayFriends = inLanguage(friendsCatalogues);
