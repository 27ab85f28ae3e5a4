// What stands before the last line of a conversation in the list.
import { inLanguage } from "./words";

const en = { mine: "You:", draft: "Draft:" };
const uk: typeof en = { mine: "Ви:", draft: "Чернетка:" };
const ru: typeof en = { mine: "Вы:", draft: "Черновик:" };

export const directCatalogues = { en, uk, ru };
export const sayDirect = inLanguage(directCatalogues);
