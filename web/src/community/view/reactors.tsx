// Who reacted to a message: a tab for each emoji, its people page by page; whoever keeps order takes reactions away.
import { X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { doors } from "../actions/context";
import { orNotice, reasonOf } from "../actions/refusals";
import type { Id } from "../api/types";
import { channel } from "../state/guilds";
import { mayIn } from "../state/may";
import { nameIn } from "../state/members";
import { findMessage, timeline, type Reaction } from "../state/messages";
import { me, meet, person } from "../state/people";
import { Permission } from "../state/permissions";
import { closeDialog } from "../state/place";
import { lastOf, REACTORS_PAGE, withPage, without, type Reactors } from "../state/reactors";
import { sayActing } from "../text/acting-words";
import { say } from "../text/words";
import { AvatarOf } from "./avatar";
import { BoneRows } from "./bone-rows";
import { CloseCorner } from "./dialogs";
import { Modal } from "./modal";
import { EmojiPicture } from "./rich";

type Props = { channelId: Id; messageId: Id; emoji: string };
const words = sayActing.reactors;

function Tabs({ all, open, onOpen }: { all: readonly Reaction[]; open: string; onOpen: (key: string) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = all[all.findIndex(({ key }) => key === open) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onOpen(next.key);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[all.indexOf(next)]?.focus();
  };
  return (
    <div class="reactor-tabs" role="tablist" aria-label={say.talk.react} ref={list} onKeyDown={pressed}>
      {all.map((one) => (
        <button key={one.key} type="button" role="tab" class="react" id={"tab" + one.key} aria-selected={one.key === open} aria-controls="reactors" tabIndex={one.key === open ? 0 : -1} aria-label={say.talk.reaction(one.name, one.count)} onClick={() => onOpen(one.key)}>
          <span class="e" aria-hidden="true">
            {one.emojiId ? <EmojiPicture id={one.emojiId} name={one.name} isAnimated={one.isAnimated} /> : one.name}
          </span>
          {one.count}
        </button>
      ))}
    </div>
  );
}

function Row({ id, guildId, onRemove }: { id: Id; guildId: Id | null; onRemove: (() => void) | null }) {
  const name = nameIn(guildId, id);
  return (
    <li class="reactor">
      <AvatarOf id={id} size="s" />
      <span class="grow">
        <b class="cut" dir="auto">
          {name}
        </b>
        <small class="cut">@{person(id).username}</small>
      </span>
      {onRemove && (
        <button type="button" class="ib" aria-label={words.remove(name)} title={words.remove(name)} onClick={onRemove}>
          <Icon of={X} size="s" />
        </button>
      )}
    </li>
  );
}

function People({ channelId, messageId, of }: Omit<Props, "emoji"> & { of: Reaction }) {
  const [told, setTold] = useState<Reactors | null>(null);
  const [error, setError] = useState("");
  const { reactors, unreact, dropReaction } = doors().routes;
  const load = async (had: Reactors | null, isCurrent: () => boolean = () => true): Promise<void> => {
    setError("");
    try {
      const page = await reactors(channelId, messageId, of.key, { after: lastOf(had), limit: REACTORS_PAGE });
      if (isCurrent()) setTold(withPage(had, page.map(meet)));
    } catch (refused) {
      if (isCurrent()) setError(reasonOf(refused));
    }
  };
  // Whenever somebody comes or goes, it is told anew.
  useEffect(() => {
    let isCurrent = true;
    void load(null, () => isCurrent);
    return () => void (isCurrent = false);
  }, [of.key, of.count]);
  const place = channel(channelId);
  const mayRemove = place !== undefined && place.guildId !== null && mayIn(place, Permission.manageMessages);
  const remove = async (id: Id): Promise<void> => {
    const isMine = id === me.peek().id;
    const done = await orNotice((isMine ? unreact(channelId, messageId, of.key) : dropReaction(channelId, messageId, of.key, id)).then(() => true));
    if (done) setTold((had) => had && without(had, id));
  };
  if (error)
    return (
      <p class="load-failed" role="alert">
        {error}
        <button type="button" class="btn quiet small" onClick={() => void load(told)}>
          {say.talk.tryAgain}
        </button>
      </p>
    );
  if (!told)
    return (
      <div class="bones" role="img" aria-label={words.loading}>
        <BoneRows rows={2} />
      </div>
    );
  return (
    <>
      <ul>
        {told.ids.map((id) => (
          <Row key={id} id={id} guildId={place?.guildId ?? null} onRemove={mayRemove || id === me.value.id ? () => void remove(id) : null} />
        ))}
      </ul>
      {told.hasMore && (
        <button type="button" class="btn plain wide" onClick={() => void load(told)}>
          {words.more}
        </button>
      )}
    </>
  );
}

export function ReactorsDialog({ channelId, messageId, emoji }: Props) {
  const [open, setOpen] = useState(emoji);
  timeline(channelId);
  const all = findMessage(channelId, messageId)?.reactions ?? [];
  const shown = all.find(({ key }) => key === open) ?? all[0];
  useEffect(() => void (shown || closeDialog()), [shown === undefined]);
  if (!shown) return null;
  return (
    <Modal class="dialog reactors" label={words.title}>
      <h2>{words.title}</h2>
      <Tabs all={all} open={shown.key} onOpen={setOpen} />
      <div class="scroll" role="tabpanel" id="reactors" aria-labelledby={"tab" + shown.key} tabIndex={0}>
        <People key={shown.key} channelId={channelId} messageId={messageId} of={shown} />
      </div>
      <CloseCorner />
    </Modal>
  );
}
