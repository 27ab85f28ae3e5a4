import { signal } from "@preact/signals";

const list = matchMedia("(min-width: 1181px)");
/** There is room for the members beside the conversation; otherwise they are a drawer. */
export const wide = signal(list.matches);
list.addEventListener("change", () => (wide.value = list.matches));
