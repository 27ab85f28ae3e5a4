// A next step in an empty place: a verb, and what it brings.
import { ChevronRight, type IconNode } from "lucide";
import { Icon } from "../../view/icon";

export function Step({ icon, name, how, run }: { icon: IconNode; name: string; how: string; run: () => void }) {
  return (
    <button type="button" class="step" onClick={run}>
      <Icon of={icon} />
      <span class="grow">
        <b>{name}</b>
        <small>{how}</small>
      </span>
      <Icon of={ChevronRight} size="s" />
    </button>
  );
}
