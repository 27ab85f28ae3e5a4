import { KeySheet } from "../../key-sheet";
import { Part } from "../parts";

export function Keys() {
  return (
    <Part>
      <KeySheet Heading="h2" />
    </Part>
  );
}
