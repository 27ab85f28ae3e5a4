// What is said where somebody chooses a picture.
import { inLanguage } from "./words";

const en = {
  choose: "Choose a picture",
  remove: "Remove",
  crop: "Which part of it?",
  cropHow: "Drag the picture, or move it with the arrow keys.",
  zoom: "Zoom",
  use: "Use it",
  wrongType: "Choose a PNG, JPEG, WebP or GIF picture.",
  tooLarge: "The picture is larger than 10 MB. Choose a smaller one.",
  broken: "This file can't be read as a picture.",
};
const uk: typeof en = {
  choose: "Вибрати зображення",
  remove: "Прибрати",
  crop: "Яку частину взяти?",
  cropHow: "Перетягніть зображення або посуньте його стрілками.",
  zoom: "Масштаб",
  use: "Взяти цю",
  wrongType: "Виберіть зображення PNG, JPEG, WebP або GIF.",
  tooLarge: "Зображення більше за 10 МБ. Виберіть менше.",
  broken: "Цей файл не вдалося прочитати як зображення.",
};
const ru: typeof en = {
  choose: "Выбрать картинку",
  remove: "Убрать",
  crop: "Какую часть взять?",
  cropHow: "Перетащите картинку или подвиньте её стрелками.",
  zoom: "Масштаб",
  use: "Взять эту",
  wrongType: "Выберите картинку PNG, JPEG, WebP или GIF.",
  tooLarge: "Картинка больше 10 МБ. Выберите поменьше.",
  broken: "Этот файл не удалось прочитать как картинку.",
};

export const pictureCatalogues = { en, uk, ru };
export const sayPicture = inLanguage(pictureCatalogues);
