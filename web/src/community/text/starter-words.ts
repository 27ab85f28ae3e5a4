// What a new guild may begin with: the channels of each beginning, in the reader's language.
import { inLanguage } from "./words";

/** Channels under a category. A guild has #general without any of them. */
export type Group = { category: string; channels: readonly string[] };
export type Starter = { id: "plain" | "friends" | "project" | "study"; name: string; how: string; groups: readonly Group[] };
type Words = { legend: string; starters: readonly Starter[] };

const en: Words = {
  legend: "Begin with",
  starters: [
    { id: "plain", name: "One channel", how: "#general, and what you add", groups: [] },
    { id: "friends", name: "Friends", how: "Plans, pictures, games", groups: [{ category: "Together", channels: ["plans", "pictures", "games"] }] },
    {
      id: "project",
      name: "A project",
      how: "News, ideas, work and help",
      groups: [
        { category: "To read", channels: ["welcome", "news"] },
        { category: "Work", channels: ["ideas", "tasks", "help"] },
      ],
    },
    {
      id: "study",
      name: "A class",
      how: "Homework, questions, material",
      groups: [{ category: "Learning", channels: ["homework", "questions", "material"] }],
    },
  ],
};

const uk: Words = {
  legend: "Почати з",
  starters: [
    { id: "plain", name: "Один канал", how: "#general і все, що ви додасте", groups: [] },
    { id: "friends", name: "Друзі", how: "Плани, світлини, ігри", groups: [{ category: "Разом", channels: ["плани", "світлини", "ігри"] }] },
    {
      id: "project",
      name: "Проєкт",
      how: "Новини, ідеї, робота й допомога",
      groups: [
        { category: "Прочитати", channels: ["вітання", "новини"] },
        { category: "Робота", channels: ["ідеї", "завдання", "допомога"] },
      ],
    },
    {
      id: "study",
      name: "Клас",
      how: "Домашні завдання, запитання, матеріали",
      groups: [{ category: "Навчання", channels: ["домашні-завдання", "запитання", "матеріали"] }],
    },
  ],
};

const ru: Words = {
  legend: "Начать с",
  starters: [
    { id: "plain", name: "Один канал", how: "#general и всё, что вы добавите", groups: [] },
    { id: "friends", name: "Друзья", how: "Планы, фотографии, игры", groups: [{ category: "Вместе", channels: ["планы", "фотографии", "игры"] }] },
    {
      id: "project",
      name: "Проект",
      how: "Новости, идеи, работа и помощь",
      groups: [
        { category: "Прочитать", channels: ["приветствие", "новости"] },
        { category: "Работа", channels: ["идеи", "задачи", "помощь"] },
      ],
    },
    {
      id: "study",
      name: "Класс",
      how: "Домашние задания, вопросы, материалы",
      groups: [{ category: "Учёба", channels: ["домашние-задания", "вопросы", "материалы"] }],
    },
  ],
};

export const catalogues = { en, uk, ru };
export const starterWords = inLanguage(catalogues);
