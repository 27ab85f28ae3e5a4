// What a browser calls itself, as people would.

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];
const nameIn = (list: readonly [RegExp, string][], agent: string): string => list.find(([sign]) => sign.test(agent))?.[1] ?? "";

/** "Firefox · Linux"; a program's own name as it is; empty when nothing is known. */
export function deviceName(agent: string): string {
  const known = [nameIn(BROWSERS, agent), nameIn(SYSTEMS, agent)].filter(Boolean).join(" · ");
  return known || (agent.split(/[\s/]/)[0] ?? "");
}
