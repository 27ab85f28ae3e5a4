// The words that are marked in messages below: what a search asked for.
import { createContext } from "preact";

export const NO_WORDS: readonly string[] = [];
export const Marking = createContext(NO_WORDS);
