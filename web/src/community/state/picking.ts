// For which button an emoji is being picked.
import { signal } from "@preact/signals";
import type { CustomEmoji } from "./guilds";

export const picking = signal<{ opener: HTMLElement; onPick: (sign: string, custom?: CustomEmoji) => void } | null>(null);
