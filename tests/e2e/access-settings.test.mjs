// axe-core finds nothing on any screen of the settings, and a finger everything.
import { settingsScreens } from "../../web/samples/settings-walks.mjs";
import { testScreens } from "./support/screens-access.mjs";

testScreens(settingsScreens);
