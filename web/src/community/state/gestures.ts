// What a finger means: held still, or drawn sideways. Numbers only, so that it can be tested without a finger.

export type Point = { x: number; y: number };

/** Held for so long it is a long press; less than the browsers' own, so that theirs does not come first. */
export const HELD_FOR = 450;
/** A finger that moves less is held still. */
const SLOP = 10;
/** A swipe goes this far at least. */
export const SWIPE = 56;
/** How much further sideways than along the page. */
const SLANT = 1.6;

export const isStill = (from: Point, to: Point): boolean => Math.hypot(to.x - from.x, to.y - from.y) <= SLOP;

/** How far it is drawn sideways, or 0 while it may still mean to scroll; a positive way leads to the right. */
export function sideways(from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return Math.abs(dx) > SLOP && Math.abs(dx) > Math.abs(dy) * SLANT ? dx : 0;
}

/** It moves along the page first: then it scrolls, whatever comes of it. */
export const isScroll = (from: Point, to: Point): boolean => !isStill(from, to) && sideways(from, to) === 0;

/** Against the reading direction leads back; `isMirrored` where one reads from the right. */
export function swipeOf(way: number, isMirrored: boolean): "back" | "forward" | null {
  if (Math.abs(way) < SWIPE) return null;
  return way > 0 === isMirrored ? "forward" : "back";
}
