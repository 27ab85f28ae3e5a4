// What the frame of all settings says.
import { inLanguage } from "./words";

const en = {
  close: "Close the settings",
  back: "Back to the list",
  sections: "Sections",
  unsaved: "Changes not saved yet",
  warned: "Save your changes or reset them first.",
  reset: "Reset",
  save: "Save changes",
  saving: "Saving…",
  search: "Search",
};
const uk: typeof en = {
  close: "Закрити налаштування",
  back: "Назад до списку",
  sections: "Розділи",
  unsaved: "Зміни ще не збережено",
  warned: "Спершу збережіть зміни або скиньте їх.",
  reset: "Скинути",
  save: "Зберегти зміни",
  saving: "Зберігаємо…",
  search: "Пошук",
};
const ru: typeof en = {
  close: "Закрыть настройки",
  back: "Назад к списку",
  sections: "Разделы",
  unsaved: "Изменения ещё не сохранены",
  warned: "Сначала сохраните изменения или сбросьте их.",
  reset: "Сбросить",
  save: "Сохранить изменения",
  saving: "Сохраняем…",
  search: "Поиск",
};

export const settingsCatalogues = { en, uk, ru };
export const saySettings = inLanguage(settingsCatalogues);
