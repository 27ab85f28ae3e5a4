// Somebody whom one shares nothing with yet is found by their exact name alone, so that nobody's name can be listed.
import { findByName } from "../api/account";
import type { Id } from "../api/types";
import { isKnown, meet } from "../state/people";

/** As the server takes names (core/account_rules). */
const NAME = /^[A-Za-z0-9_.-]{2,32}$/;

/** Null when nobody is called that, or when it cannot be a name. */
export async function findPerson(text: string): Promise<Id | null> {
  if (!NAME.test(text)) return null;
  const found = await findByName(text).catch(() => null);
  if (!found) return null;
  // Their picture comes with the conversation.
  const { user_id: id, username, nickname } = found;
  if (!isKnown(id)) meet({ id, username, global_name: nickname === username ? null : nickname, avatar: null });
  return id;
}
