// Times as people say them, in the reader's language.
import { daysBetween } from "../../text/time";
import { say } from "./words";

const locale = say.language === "en" ? "en-GB" : say.language;
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, options);
const clockFormat = format({ hour: "2-digit", minute: "2-digit" });
const weekday = format({ weekday: "short" });
const dayMonth = format({ day: "numeric", month: "short" });
const longDay = format({ weekday: "long", day: "numeric", month: "long" });
const longDayYear = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const full = format({ dateStyle: "full", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
const sameYear = (a: number, b: number): boolean => new Date(a).getFullYear() === new Date(b).getFullYear();

export const clock = (at: number): string => clockFormat.format(at);
export const fullTime = (at: number): string => full.format(at);

/** For lists: 14:02, then Fri, then 19 Nov, then 2025. */
export function shortTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clock(at);
  if (days < 7) return weekday.format(at);
  return sameYear(at, now) ? dayMonth.format(at) : String(new Date(at).getFullYear());
}

const dayClock = format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const dayYear = format({ day: "numeric", month: "short", year: "numeric" });

/** For a message outside of its day: 14:02, then 19 Nov, 14:02, then 19 Nov 2025. */
export function stamp(at: number, now: number): string {
  if (daysBetween(at, now) <= 0) return clock(at);
  return sameYear(at, now) ? dayClock.format(at) : dayYear.format(at);
}

/** For the day lines of a conversation. */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return say.day.today;
  if (days === 1) return say.day.yesterday;
  return capital((sameYear(at, now) ? longDay : longDayYear).format(at));
}

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** A moment that a message names: "in 3 days", "20 April 2026 at 16:20". */
export function namedTime(at: number, style: string, now: number): string {
  if (style !== "R") return format(STYLES[style] ?? STYLES["f"]!).format(at);
  const seconds = Math.round((at - now) / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return relative.format(Math.trunc(seconds / length), unit as Intl.RelativeTimeFormatUnit);
}

/** "3 Nov 2026": a day by itself, without doubt which number is the month. */
export const dayNamed = (at: number): string => format({ dateStyle: "medium" }).format(at);

const SIZES = ["B", "KB", "MB", "GB"];
export function fileSize(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** step;
  return `${step > 1 && value < 10 ? value.toFixed(1) : Math.round(value)} ${SIZES[step]}`;
}
