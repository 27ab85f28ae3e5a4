// For which button an emoji is being picked.
import { signal } from "@preact/signals";

export const picking = signal<{ opener: HTMLElement; onPick: (sign: string) => void } | null>(null);
