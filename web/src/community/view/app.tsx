// The window: binder, list, conversation, members; what floats above all of them.
import { MessageCircle, User, Users, X } from "lucide";
import { useEffect } from "preact/hooks";
import { Icon } from "../../view/icon";
import { narrow } from "../../view/media";
import { announcement } from "../../state/announce";
import { closeNotice, notices } from "../../state/notices";
import { openLayer } from "../actions/layer";
import { addressOf } from "../actions/route";
import { form } from "../state/asked";
import { guilds, guildsInOrder } from "../state/guilds";
import { layer } from "../state/layer";
import { currentChannel, DIRECTS, drawer, inTalk, known, lastChannelIn, membersShown, openGuild, openPlace } from "../state/place";
import { shownPanel } from "../state/panel";
import { picking } from "../state/picking";
import { newsOf } from "../state/reads";
import { say } from "../text/words";
import { ChannelList } from "./channel-list";
import { Count } from "./count";
import { Dialogs } from "./dialogs";
import { DirectList } from "./direct-list";
import { PlaceLink } from "./link";
import { Me } from "./me";
import { Members } from "./members";
import { MenuLayer } from "./menu";
import { Nowhere } from "./empty";
import { NewVersion } from "./new-version";
import { hasRail, isFirst, listInFront } from "./places";
import { later } from "./later";
import { Rail } from "./rail";
import { SettingsLayer } from "./settings-layer";
import { Talk } from "./talk";
import { wide } from "./widths";

function Side() {
  const guild = openGuild.value;
  const Place = listInFront() ? "main" : "aside";
  const label = guild ? guild.name : say.places.chats;
  return (
    <Place class="side" aria-label={label}>
      {guild ? <ChannelList guild={guild} /> : besideChats() ? <DirectList /> : <Waiting />}
    </Place>
  );
}

/** Where the address leads nowhere, the chats stand beside that; a phone has no room for both. */
const besideChats = (): boolean => openPlace.value === DIRECTS || (openGuild.value === undefined && known.value && !narrow.value);

/** The guild of the address is not told yet, or there is none. */
function Waiting() {
  return (
    <>
      {!known.value && (
        <header class="head">
          {listInFront() && <h1 class="hidden">{say.talk.loading}</h1>}
          <span class="bone name" />
        </header>
      )}
      <div class="scroll">{known.value ? <Nowhere /> : <BoneLines />}</div>
      <Me />
    </>
  );
}

/** As many rows as a short list has. */
const BoneLines = () => (
  <div class="bone-list" aria-hidden="true">
    {Array.from({ length: 7 }, (_, index) => (
      <span key={index} class="bone" style={{ width: `${[46, 62, 38, 70, 54, 44, 58][index]}%` }} />
    ))}
  </div>
);

function lastGuild(): string | undefined {
  const ids = guildsInOrder.value.map(({ id }) => id);
  return ids.find((id) => lastChannelIn(id)) ?? ids[0];
}

/** On a phone, instead of the rail: one place at a time. */
function Tabs() {
  const inGuild = openPlace.value !== DIRECTS;
  const guild = inGuild ? openPlace.value : lastGuild();
  const calls = [...guilds.value.keys()].reduce((sum, id) => sum + newsOf(id).mentions, 0);
  return (
    <nav class="tabs" aria-label={say.places.places}>
      <PlaceLink href={addressOf(DIRECTS)} aria-current={inGuild ? undefined : "page"}>
        <Icon of={MessageCircle} />
        {say.places.chats}
        <Count of={newsOf(DIRECTS).mentions} />
      </PlaceLink>
      <PlaceLink href={guild ? addressOf(guild) : addressOf(DIRECTS)} aria-current={inGuild ? "page" : undefined}>
        <Icon of={Users} />
        {say.places.guilds}
        <Count of={calls} />
      </PlaceLink>
      <button type="button" onClick={() => openLayer({ kind: "user-settings", section: "" })}>
        <Icon of={User} />
        {say.places.you}
      </button>
    </nav>
  );
}

function Drawer() {
  const guild = openGuild.value;
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === "Escape") drawer.value = false;
    };
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, []);
  if (!guild) return null;
  return (
    <>
      <div class="scrim" onClick={() => (drawer.value = false)} />
      <div class="drawer">
        <Members guild={guild} />
        <button type="button" class="ib corner" aria-label={say.close} onClick={() => (drawer.value = false)}>
          <Icon of={X} />
        </button>
      </div>
    </>
  );
}

const SidePanel = later(() => import("./parts").then((part) => part.Panel));

const EmojiPicker = later(() => import("./parts").then((part) => part.EmojiPanel));

const BotForm = later(() => import("./parts").then((part) => part.BotForm));

function Picker() {
  const open = picking.value;
  if (!open) return null;
  const close = (): void => {
    picking.value = null;
    if (open.opener.isConnected) open.opener.focus();
  };
  const box = open.opener.getBoundingClientRect();
  const up = box.top > innerHeight / 2;
  const place = up ? { bottom: `${innerHeight - box.top + 6}px` } : { top: `${box.bottom + 6}px` };
  return (
    <div class="picker-place" style={{ ...place, right: `${Math.max(8, Math.min(innerWidth - box.right, innerWidth - 352))}px` }}>
      <EmojiPicker onPick={open.onPick} onClose={close} />
    </div>
  );
}

function Toasts() {
  return (
    <section class="toasts" aria-live="polite" aria-label={say.notices}>
      {notices.value.map(({ id, text, bad }) => (
        <div key={id} class={bad ? "toast bad" : "toast"}>
          <span class="grow">{text}</span>
          <button type="button" class="ib" aria-label={say.close} title={say.close} onClick={() => closeNotice(id)}>
            <Icon of={X} size="s" />
          </button>
        </div>
      ))}
      <NewVersion />
    </section>
  );
}

export function App() {
  const guild = openGuild.value;
  const hasPanel = shownPanel.value !== null;
  const hasMembers = guild !== undefined && currentChannel.value !== undefined && membersShown.value && wide.value && !hasPanel;
  const names = [
    "app community",
    hasRail() ? "" : "no-rail",
    isFirst() ? "first" : "",
    besideChats() ? "chats" : "guild",
    inTalk.value ? "at-talk" : "at-list",
    hasMembers ? "" : "no-members",
    hasPanel ? "has-panel" : "",
  ];
  return (
    <>
      <div class={names.join(" ")} inert={layer.value !== null}>
        {hasRail() && <Rail />}
        <Side />
        <Talk />
        {hasMembers && <Members guild={guild} />}
        {hasPanel && <SidePanel />}
        {narrow.value && !inTalk.value && <Tabs />}
      </div>
      {drawer.value && !wide.value && <Drawer />}
      <SettingsLayer />
      <Picker />
      <MenuLayer />
      <Dialogs />
      {form.value && <BotForm key={form.value.id} of={form.value} />}
      <Toasts />
      <div class="hidden" role="status" aria-live="polite" data-announcer>
        {announcement.value}
      </div>
    </>
  );
}
