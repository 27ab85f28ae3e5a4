// Times as people say them. `now` is a parameter, so tests need no clock.

const LANGUAGE = "en-GB";
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(LANGUAGE, options);
const clockFormat = format({ hour: "2-digit", minute: "2-digit" });
const weekday = format({ weekday: "short" });
const dayMonth = format({ day: "numeric", month: "short" });
const longDay = format({ weekday: "long", day: "numeric", month: "long" });
const longDayYear = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const full = format({ dateStyle: "full", timeStyle: "short" });

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Whole days between the two, by the calendar; rounding swallows the hour of summer time. */
export const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000);

export const sameDay = (a: number, b: number): boolean => startOfDay(a) === startOfDay(b);
export const clock = (at: number): string => clockFormat.format(at);
export const fullTime = (at: number): string => full.format(at);

/** For the list of chats: 14:02, then Fri, then 19 Nov, then 2025. */
export function shortTime(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clock(at);
  if (days < 7) return weekday.format(at);
  return new Date(at).getFullYear() === new Date(now).getFullYear()
    ? dayMonth.format(at)
    : String(new Date(at).getFullYear());
}

/** For the day lines of a conversation. */
export function dayName(at: number, now: number, words: { today: string; yesterday: string }): string {
  const days = daysBetween(at, now);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? longDay.format(at) : longDayYear.format(at);
}
