// What the server tells of me alone, and the people around me.
import type { GuildNotifyWire, OwnReady, OwnSettingsWire, RelationshipWire } from "../api/own";
import type { Id } from "../api/types";
import { saveNotifications, takeNotifications } from "../state/notifications";
import { takeOwnSettings } from "../state/own-settings";
import { dropRelationship, saveRelationship, takeRelationships } from "../state/relationships";
import { doors } from "./context";
import { orNotice } from "./refusals";

export function takeOwn(wire: OwnReady): void {
  takeNotifications(wire.user_guild_settings?.entries ?? []);
  takeOwnSettings(wire.user_settings ?? {});
  takeRelationships(wire.relationships ?? []);
}

export const ownHandlers = {
  USER_GUILD_SETTINGS_UPDATE: (wire: GuildNotifyWire) => saveNotifications(wire),
  USER_SETTINGS_UPDATE: (wire: OwnSettingsWire) => takeOwnSettings(wire),
  RELATIONSHIP_ADD: (wire: RelationshipWire) => saveRelationship(wire),
  RELATIONSHIP_REMOVE: ({ id }: { id: Id }) => dropRelationship(id),
};

export const befriend = (user: Id): Promise<unknown> => orNotice(doors().routes.befriend(user));
export const endRelationship = (user: Id): Promise<unknown> => orNotice(doors().routes.endRelationship(user));
