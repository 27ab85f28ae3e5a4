// What only the server can find: a person by their exact name, messages by their words. Failing finds nothing.
import type { MessageWire } from "../api/types";
import { meet } from "../state/people";
import { doors } from "./context";

export async function findPerson(name: string): Promise<string | null> {
  try {
    const found = await doors().rest.person(name);
    meet(found);
    return found.username;
  } catch {
    return null;
  }
}

export async function findMessages(text: string, other: string | null): Promise<MessageWire[]> {
  try {
    return await doors().rest.search(text, other ?? undefined);
  } catch {
    return [];
  }
}
