// axe-core finds nothing on any screen of the guilds' page, and a finger everything.
import { guildScreens } from "../../web/samples/guild-walks.mjs";
import { testScreens } from "./support/screens-access.mjs";

testScreens(guildScreens);
