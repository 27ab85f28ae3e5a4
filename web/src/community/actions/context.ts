// The server's two doors, opened once at the start.
import type { Gateway } from "../api/gateway";
import type { Rest } from "../api/rest";
import type { Routes } from "../api/routes";

type Doors = { rest: Rest; routes: Routes; gateway: Gateway };
let opened: Doors | null = null;

export const openDoors = (doors: Doors): void => void (opened = doors);
export function doors(): Doors {
  if (!opened) throw new Error("The doors are not open yet.");
  return opened;
}
