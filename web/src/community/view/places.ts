// Which of the places is the one in front: on a phone there is only one at a time.
import { narrow } from "../../view/media";
import { directs, guilds } from "../state/guilds";
import { relations } from "../state/relationships";
import { atFriends, DIRECTS, inTalk, known, openPlace } from "../state/place";

/** The rail appears with the first guild, not before. */
export const hasRail = (): boolean => guilds.value.size > 0 || openPlace.value !== DIRECTS;
/** Somebody who has no guild, no conversation and no friend yet is shown how to begin. */
export const isFirst = (): boolean => known.value && !hasRail() && directs.value.length === 0 && relations.value.size === 0 && !atFriends.value;
/** A list fills the screen, so its heading is the page's. */
export const listInFront = (): boolean => narrow.value && !inTalk.value && !isFirst();
