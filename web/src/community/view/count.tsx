// How often somebody calls, in marigold: a number for the eye, a phrase for the ear.
import { say } from "../text/words";

export function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{of > 99 ? "99+" : of}</span>
      <span class="hidden"> {say.count.mentions(of)}</span>
    </span>
  );
}
