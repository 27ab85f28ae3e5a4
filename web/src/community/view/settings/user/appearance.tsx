// How the page looks on this device. Everything acts at once.
import { useState } from "preact/hooks";
import { LOOKS, type Look } from "../../../../appearance";
import { chooseLook, lookOf } from "../../../../view/theme";
import { saySelf } from "../../../text/self-words";
import { Choice, Part, Segments, Switch } from "../parts";

export function Appearance() {
  const [, again] = useState(0);
  const choose = <K extends keyof Look>(key: K, value: Look[K]): void => {
    chooseLook(key, value);
    again((count) => count + 1);
  };
  const words = saySelf.appearance;
  const named = <K extends "theme" | "density">(key: K) => LOOKS[key].map((value) => [value, (words[key] as Record<string, string>)[value] ?? ""] as const);
  return (
    <Part>
      <Segments label={words.themeLabel} hint={words.themeHint} value={lookOf("theme")} options={named("theme")} onChange={(theme) => choose("theme", theme)} />
      <Switch label={words.contrast} hint={words.contrastHint} on={lookOf("contrast") === "more"} onChange={(on) => choose("contrast", on ? "more" : "system")} />
      <Segments label={words.densityLabel} hint={words.densityHint} value={lookOf("density")} options={named("density")} onChange={(density) => choose("density", density)} />
      <Choice
        label={words.size}
        value={lookOf("size")}
        options={[...LOOKS.size].sort((a, b) => Number(a) - Number(b)).map((size) => [size, size + " %"] as const)}
        onChange={(size) => choose("size", size as Look["size"])}
      />
      <Switch label={words.motion} hint={words.motionHint} on={lookOf("motion") === "less"} onChange={(on) => choose("motion", on ? "less" : "system")} />
    </Part>
  );
}
