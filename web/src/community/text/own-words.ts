// What rows of channels say and offer.
import { inLanguage } from "./words";

const en = {
  notify: {
    muted: "muted",
    markRead: "Mark as read",
    copyLink: "Copy the link",
  },
};

const uk: typeof en = {
  notify: {
    muted: "без сповіщень",
    markRead: "Позначити прочитаним",
    copyLink: "Копіювати посилання",
  },
};

const ru: typeof en = {
  notify: {
    muted: "без уведомлений",
    markRead: "Отметить прочитанным",
    copyLink: "Скопировать ссылку",
  },
};

export const ownCatalogues = { en, uk, ru };
export const sayOwn = inLanguage(ownCatalogues);
