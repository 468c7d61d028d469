// Joins the parts. Each part only adds comfort: every page works without any of them.

import { linkChips } from "./chips.js";
import { easeTalking } from "./talk.js";
import { turnPages } from "./turning.js";
import { tellOfLostConnection } from "./connection.js";
import { closeMenus } from "./menus.js";
import { printPages } from "./printing.js";
import { speakInstead } from "./voice.js";
import { readAloud } from "./aloud.js";
import { showFrames } from "./frames.js";
import { easeWorkshop } from "./workshop.js";
import { bringPhotos } from "./photos.js";
import { repairPictures } from "./mask-form.js";
import { sayWhatTakesLong } from "./long-answers.js";
import { compareVersions } from "./comparing.js";

linkChips();
easeTalking();
turnPages();
closeMenus();
printPages();
tellOfLostConnection();
speakInstead();
readAloud();
easeWorkshop();
showFrames();
bringPhotos();
compareVersions();
sayWhatTakesLong();
repairPictures();

// Styles show what needs the scripts from here on.
document.documentElement.classList.add("scripted");
