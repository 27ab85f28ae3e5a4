import assert from "node:assert/strict";
import { test } from "node:test";
import { dayName, shortTime } from "./time";

const now = new Date(2026, 10, 22, 14, 30).getTime();
const at = (...parts: [number, number, number, number, number]): number => new Date(...parts).getTime();
const words = { today: "Today", yesterday: "Yesterday" };

test("the list says the hour today, the weekday this week, the date this year, then the year", () => {
  assert.equal(shortTime(at(2026, 10, 22, 14, 2), now), "14:02");
  assert.equal(shortTime(at(2026, 10, 20, 9, 0), now), "Fri");
  assert.equal(shortTime(at(2026, 10, 12, 9, 0), now), "12 Nov");
  assert.equal(shortTime(at(2025, 10, 12, 9, 0), now), "2025");
});

test("yesterday begins at midnight, not a day ago", () => {
  assert.equal(dayName(at(2026, 10, 21, 23, 59), now, words), "Yesterday");
  assert.equal(dayName(at(2026, 10, 22, 0, 1), now, words), "Today");
  assert.match(dayName(at(2026, 10, 20, 12, 0), now, words), /^Friday,? 20 November$/);
});
