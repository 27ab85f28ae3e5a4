import { Check, CircleAlert, X } from "lucide";
import { closeNotice, notices } from "../state/notices";
import { announcement } from "../state/announce";
import { en } from "../text/en";
import { Icon } from "./icon";

/** Both stand outside the places and are always there, so that a screen reader notices when their text changes. */
export function Toasts() {
  return (
    <section class="toasts" aria-live="polite" aria-label={en.notices}>
      {notices.value.map(({ id, text, bad }) => (
        <div key={id} class={bad ? "toast bad" : "toast"}>
          <Icon of={bad ? CircleAlert : Check} />
          <span class="grow">{text}</span>
          {bad && (
            <button type="button" class="ib" aria-label={en.close} title={en.close} onClick={() => closeNotice(id)}>
              <Icon of={X} size="s" />
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

export function Announcer() {
  return (
    <div class="hidden" role="status" aria-live="polite" data-announcer>
      {announcement.value}
    </div>
  );
}
