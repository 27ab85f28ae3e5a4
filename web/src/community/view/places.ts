// Which of the places is the one in front: on a phone there is only one at a time.
import { narrow } from "../../view/media";
import { directs, guilds } from "../state/guilds";
import { currentChannel, DIRECTS, known, openPlace } from "../state/place";

/** The rail appears with the first guild, not before. */
export const hasRail = (): boolean => guilds.value.size > 0 || openPlace.value !== DIRECTS;
/** Somebody who has no guild and no conversation yet is shown how to begin. */
export const isFirst = (): boolean => known.value && !hasRail() && directs.value.length === 0;
/** A list fills the screen, so its heading is the page's. */
export const listInFront = (): boolean => narrow.value && !currentChannel.value && !isFirst();
