// The two doors to the server, given once by main.ts; actions go through them and change the state.
import type { Rest } from "../api/rest";
import type { Socket } from "../api/socket";

export type Doors = { rest: Rest; socket: Pick<Socket, "send" | "restart" | "tryNow"> };

let given: Doors | null = null;

export function openDoors(doors: Doors): void {
  given = doors;
}

export function doors(): Doors {
  if (!given) throw new Error("openDoors was not called");
  return given;
}
