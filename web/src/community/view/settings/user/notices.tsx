// Whether this browser shows notifications.
import { useState } from "preact/hooks";
import { askToNotify, knowsNotifications, mayNotify, setNotifyHere } from "../../../actions/notify";
import { saySelf } from "../../../text/self-words";
import { Part, Switch } from "../parts";

export function Notices() {
  const [on, setOn] = useState(mayNotify());
  const isDenied = knowsNotifications() && Notification.permission === "denied";
  const toggle = async (wanted: boolean): Promise<void> => {
    if (wanted) await askToNotify();
    else setNotifyHere(false);
    setOn(mayNotify());
  };
  return (
    <Part>
      <Switch
        label={saySelf.notices.here}
        hint={isDenied ? saySelf.notices.denied : saySelf.notices.hereHint}
        on={on}
        disabled={isDenied || !knowsNotifications()}
        onChange={(wanted) => void toggle(wanted)}
      />
    </Part>
  );
}
