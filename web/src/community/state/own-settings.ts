// How I want to be seen. The server keeps it, so all my devices show the same.
import { computed, signal } from "@preact/signals";
import type { OwnSettingsWire } from "../api/own";

export const statuses = ["online", "idle", "dnd", "invisible"] as const;
export type OwnStatus = (typeof statuses)[number];
export type CustomStatus = { text: string; emoji: string; until: number | null };

export const ownStatus = signal<OwnStatus>("online");
export const customStatus = signal<CustomStatus | null>(null);
export const isBusy = computed(() => ownStatus.value === "dnd");

/** Only what is named changes. */
export function takeOwnSettings(wire: OwnSettingsWire): void {
  if (wire.status !== undefined) ownStatus.value = statuses.find((known) => known === wire.status) ?? "online";
  if (wire.custom_status === undefined) return;
  const { text, emoji_name, expires_at } = wire.custom_status ?? {};
  const until = expires_at ? Date.parse(expires_at) : null;
  customStatus.value = !text && !emoji_name ? null : { text: text ?? "", emoji: emoji_name ?? "", until };
}

/** As the gateway is told it. */
export function ownActivities(now: number): object[] {
  const own = customStatus.value;
  if (!own || (own.until !== null && own.until <= now)) return [];
  return [{ name: "Custom Status", type: 4, state: [own.emoji, own.text].filter(Boolean).join(" ") }];
}
