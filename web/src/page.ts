// The script of the pages that the server renders. Each of them works without it.
import { forgetKept } from "./community/api/shelf";
import { wireContents } from "./page/contents";
import { wireFields } from "./page/fields";
import { wirePictures } from "./page/pictures";
import { wireSaveBar } from "./page/save-bar";
import { wireThemeChoice } from "./page/theme-choice";

wireThemeChoice();
wireFields();
wireSaveBar();
wirePictures();
wireContents();
// Whoever is asked who they are is nobody yet, so nothing of anybody stays on this device.
if (location.pathname === "/sign-in") void forgetKept();
