// The script of the pages that the server renders. Each of them works without it.
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
