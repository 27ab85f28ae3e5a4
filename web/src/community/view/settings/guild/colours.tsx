// A role's colour: one of a palette, or any other.
import { Check } from "lucide";
import { useId } from "preact/hooks";
import { Icon } from "../../../../view/icon";
import { sayRole } from "../../../text/role-words";

const PALETTE = [0x0e7c7b, 0x2f6f4f, 0x5b7f2b, 0x3567a8, 0x5a57b8, 0x8a4a9e, 0xa63d6d, 0xb23a2b, 0xc2622d, 0xb7861b, 0x7a6248, 0x6b7280];
const hex = (colour: number): string => "#" + colour.toString(16).padStart(6, "0");

export function Colours({ value, onChange }: { value: number; onChange: (colour: number) => void }) {
  const id = useId();
  const choice = (colour: number) => (
    <label key={colour} class="colour" style={colour ? { "--role": hex(colour) } : undefined} title={colour ? hex(colour) : sayRole.noColour}>
      <input type="radio" name={id} checked={value === colour} aria-label={colour ? hex(colour) : sayRole.noColour} onChange={() => onChange(colour)} />
      {value === colour && <Icon of={Check} size="s" />}
    </label>
  );
  return (
    <div class="field">
      <span class="label" id={id + "-label"}>
        {sayRole.colour}
      </span>
      <div class="colours" role="radiogroup" aria-labelledby={id + "-label"}>
        {[0, ...PALETTE].map(choice)}
        <label class={value !== 0 && !PALETTE.includes(value) ? "colour own chosen" : "colour own"} title={sayRole.ownColour}>
          <input type="color" aria-label={sayRole.ownColour} value={hex(value)} onInput={(event) => onChange(parseInt(event.currentTarget.value.slice(1), 16))} />
        </label>
      </div>
    </div>
  );
}
