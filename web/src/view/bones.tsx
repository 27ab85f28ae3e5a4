// What will come, in still bones of its size.
import { en } from "../text/en";

const SHAPES = ["a", "b", "c", "d"];

export function Bones({ rows }: { rows: number }) {
  return (
    <li class="bones">
      <span class="hidden">{en.talk.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} class={`bone-row ${SHAPES[index % SHAPES.length]}`}>
          <span class="bone round" />
          <span class="bone-lines">
            <span class="bone name" />
            <span class="bone long" />
            <span class="bone short" />
          </span>
        </span>
      ))}
    </li>
  );
}
