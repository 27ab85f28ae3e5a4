// How much is new, in marigold: a number for the eye, a phrase for the ear.
import { en } from "../text/en";

export function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{en.list.count(of)}</span>
      <span class="hidden"> {en.list.unread(of)}</span>
    </span>
  );
}
