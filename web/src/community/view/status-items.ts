// How I am seen: chosen from a menu at my name.
import { CircleDot, CircleMinus, CircleOff, Moon, SmilePlus, type IconNode } from "lucide";
import { setStatus } from "../actions/own";
import type { MenuItem } from "../state/menu";
import { customStatus, ownStatus, statuses, type OwnStatus } from "../state/own-settings";
import { dialog } from "../state/place";
import { sayOwn } from "../text/own-words";

const ICONS: Record<OwnStatus, IconNode> = { online: CircleDot, idle: Moon, dnd: CircleMinus, invisible: CircleOff };

export function statusItems(): MenuItem[] {
  const choices = statuses.map((status): MenuItem => ({
    name: sayOwn.status[status],
    icon: ICONS[status],
    isChosen: ownStatus.peek() === status,
    run: () => void setStatus(status),
  }));
  return [...choices, { name: customStatus.peek() ? sayOwn.status.change : sayOwn.status.set, icon: SmilePlus, run: () => (dialog.value = { kind: "status" }) }];
}
