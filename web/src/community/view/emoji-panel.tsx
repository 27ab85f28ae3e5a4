// The picker of emoji: those used last, the guild's own, everybody's by kind; found by name, walked by arrows.
import { Apple, Clock, Flag, Heart, Leaf, Lightbulb, Plane, Smile, Sparkles, Trophy, User, type IconNode } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { usePicker } from "../../view/use-picker";
import { fold } from "../../text/fold";
import { loadEmoji } from "../actions/emoji";
import { allEmoji, findEmoji, GROUPS, recentEmoji, rememberEmoji, setTone, tone, toned, type Emoji } from "../state/emoji";
import type { CustomEmoji } from "../state/guilds";
import { openGuild } from "../state/place";
import { composerWords } from "../text/composer-words";
import { say } from "../text/words";
import { EmojiPicture } from "./rich";

type Props = { onPick: (sign: string, custom?: CustomEmoji) => void; onClose: () => void };
type Cell = { key: string; name: string; sign: string; custom?: CustomEmoji };

const TONES = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"];
const icons: Record<number, IconNode> = { 0: Smile, 1: User, 3: Leaf, 4: Apple, 5: Plane, 6: Trophy, 7: Lightbulb, 8: Heart, 9: Flag };
const words = composerWords.picker;

const toCell = (one: Emoji): Cell => ({ key: one.sign, name: one.name, sign: toned(one, tone.value) });
const toOwn = (custom: CustomEmoji): Cell => ({ key: custom.id, name: `:${custom.name}:`, sign: `<${custom.isAnimated ? "a" : ""}:${custom.name}:${custom.id}>`, custom });

function recentCells(all: readonly Emoji[], own: readonly CustomEmoji[]): Cell[] {
  return recentEmoji().flatMap((used): Cell[] => {
    const custom = own.map(toOwn).find(({ sign }) => sign === used);
    const one = all.find(({ sign, tones }) => sign === used || tones.includes(used));
    return custom ? [custom] : one ? [{ key: used, name: one.name, sign: used }] : [];
  });
}

function cellsOf(tab: string, query: string, all: readonly Emoji[], own: readonly CustomEmoji[]): Cell[] {
  if (query.trim()) return [...own.filter(({ name }) => fold(name).includes(fold(query.trim()))).map(toOwn), ...findEmoji(all, query).map(toCell)];
  if (tab === "recent") return recentCells(all, own);
  if (tab === "own") return own.map(toOwn);
  return all.filter(({ group }) => String(group) === tab).map(toCell);
}

function Tabs({ tab, hasOwn, onTab }: { tab: string; hasOwn: boolean; onTab: (tab: string) => void }) {
  const all: [string, IconNode, string][] = [
    ["recent", Clock, words.recent],
    ...(hasOwn ? [["own", Sparkles, openGuild.value?.name ?? ""] as [string, IconNode, string]] : []),
    ...GROUPS.map((group): [string, IconNode, string] => [String(group), icons[group]!, words.groups[group]!]),
  ];
  return (
    <div class="tabs-row" role="group" aria-label={words.categories}>
      {all.map(([id, icon, name]) => (
        <button key={id} type="button" class="ib" aria-pressed={tab === id} aria-label={name} title={name} onClick={() => onTab(id)}>
          <Icon of={icon} size="s" />
        </button>
      ))}
    </div>
  );
}

function Tone() {
  const [open, setOpen] = useState(false);
  const choose = (chosen: number): void => {
    setTone(chosen);
    setOpen(false);
  };
  return (
    <span class="tone">
      <button type="button" class="ib" aria-label={`${words.tone}: ${words.tones[tone.value]}`} title={words.tone} aria-haspopup="true" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">{TONES[tone.value]}</span>
      </button>
      {open && (
        <span class="tones" role="group" aria-label={words.tone}>
          {TONES.map((sign, index) => (
            <button key={sign} type="button" class="emoji" aria-label={words.tones[index]} aria-pressed={tone.value === index} onClick={() => choose(index)}>
              {sign}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}

export function EmojiPanel({ onPick, onClose }: Props) {
  const [query, setQuery] = useState("");
  const [failed, setFailed] = useState(false);
  const own = openGuild.value?.emojis ?? [];
  const [tab, setTab] = useState(recentEmoji().length > 0 ? "recent" : "0");
  const all = allEmoji.value;
  const cells = all ? cellsOf(tab, query, all, own) : [];
  const load = (): void => {
    setFailed(false);
    loadEmoji().catch(() => setFailed(true));
  };

  useEffect(load, []);
  const pick = ({ sign, custom }: Cell): void => {
    rememberEmoji(sign);
    onClose();
    onPick(sign, custom);
  };
  const { box, field, pressed } = usePicker(onClose, () => cells[0] && pick(cells[0]));
  return (
    <div class="picker panel" role="dialog" aria-label={say.composer.emoji} ref={box} onKeyDown={pressed}>
      <div class="find-row">
        <input class="input" type="text" aria-label={words.find} placeholder={words.find} value={query} ref={field} onInput={(event) => setQuery(event.currentTarget.value)} />
        <Tone />
      </div>
      {query.trim() === "" && <Tabs tab={tab} hasOwn={own.length > 0} onTab={setTab} />}
      <div class="grid scroll" role="group" aria-label={say.composer.emoji}>
        {cells.map((cell, index) => (
          <button key={cell.key} type="button" class="emoji" tabIndex={index === 0 ? 0 : -1} aria-label={cell.name} title={cell.name} onClick={() => pick(cell)}>
            {cell.custom ? <EmojiPicture {...cell.custom} /> : cell.sign}
          </button>
        ))}
      </div>
      {all && cells.length === 0 && <p class="note">{words.none}</p>}
      {!all && !failed && <p class="note">{words.loading}</p>}
      {failed && (
        <p class="note">
          {say.notLoaded}{" "}
          <button type="button" class="link" onClick={load}>
            {say.talk.tryAgain}
          </button>
        </p>
      )}
    </div>
  );
}
