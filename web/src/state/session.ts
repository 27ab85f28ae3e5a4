// Who I am, and how the connection is.
import { computed, signal } from "@preact/signals";
import type { LinkState } from "../api/socket";

export const myName = signal("");
export const link = signal<LinkState>("connecting");
/** True once a connection has been missing for two seconds: only then is it worth a word. */
export const linkLost = signal(false);
/** The page is in front and has the keyboard. */
export const attentive = signal(true);

export const linkReady = computed(() => link.value === "ready");
