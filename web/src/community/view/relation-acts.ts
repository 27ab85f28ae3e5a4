// What one may do about a friend, a request or somebody blocked: the first is the likely one.
import { Check, MessageCircle, UserMinus, X, type IconNode } from "lucide";
import { openDirect } from "../actions/act";
import { befriend, endRelationship } from "../actions/own";
import { addressOf, go } from "../actions/route";
import type { Id } from "../api/types";
import { layer } from "../state/layer";
import { DIRECTS } from "../state/place";
import { Relation } from "../state/relationships";
import { saySelf } from "../text/self-words";

export type RelationAct = { name: string; icon: IconNode; isFirst: boolean; run: () => unknown };

export async function writeTo(id: Id): Promise<void> {
  const channelId = await openDirect(id);
  if (!channelId) return;
  layer.value = null;
  go(addressOf(DIRECTS, channelId));
}

export function relationActs(id: Id, type: number): RelationAct[] {
  const words = saySelf.people;
  const ends = (name: string, icon: IconNode): RelationAct => ({ name, icon, isFirst: false, run: () => endRelationship(id) });
  switch (type) {
    case Relation.incoming:
      return [{ name: words.accept, icon: Check, isFirst: true, run: () => befriend(id) }, ends(words.decline, X)];
    case Relation.outgoing:
      return [ends(words.cancel, X)];
    case Relation.friend:
      return [{ name: words.write, icon: MessageCircle, isFirst: true, run: () => writeTo(id) }, ends(words.remove, UserMinus)];
    default:
      return [ends(words.unblock, X)];
  }
}
