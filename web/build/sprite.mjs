// One SVG file with the icons that the server's pages show; templates refer to it as icons.svg#name.
import { readFile } from "node:fs/promises";
import * as lucide from "lucide";

/** Name in the sprite to Lucide's name. */
const used = {
  "arrow-left": "ArrowLeft",
  check: "Check",
  "circle-alert": "CircleAlert",
  copy: "Copy",
  eye: "Eye",
  "eye-off": "EyeOff",
  laptop: "Laptop",
  lock: "Lock",
  "log-out": "LogOut",
  "message-circle": "MessageCircle",
  monitor: "Monitor",
  moon: "Moon",
  palette: "Palette",
  shield: "Shield",
  smartphone: "Smartphone",
  sun: "Sun",
  user: "User",
  users: "Users",
};

const element = ([tag, attrs]) =>
  `<${tag} ${Object.entries(attrs)
    .map(([key, value]) => `${key}="${value}"`)
    .join(" ")}/>`;

function symbol([id, name]) {
  const nodes = lucide[name];
  if (!nodes) throw new Error(`Lucide has no icon ${name}`);
  return `<symbol id="${id}" viewBox="0 0 24 24">${nodes.map(element).join("")}</symbol>`;
}

export async function sprite(markFile) {
  const mark = (await readFile(markFile, "utf8")).match(/<path[^>]*>/)[0];
  const symbols = Object.entries(used).map(symbol).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg">\n<symbol id="mark" viewBox="0 0 32 32">${mark}</symbol>\n${symbols}\n</svg>\n`;
}
