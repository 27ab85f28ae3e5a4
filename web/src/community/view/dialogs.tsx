// The dialogs, each a question with a verb to answer it.
import { Check, Copy, X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { copyText } from "../../view/clipboard";
import { Icon } from "../../view/icon";
import { codeIn, join, leaveGuild } from "../actions/act";
import { doors } from "../actions/context";
import { found } from "../actions/found";
import { reasonOf } from "../actions/refusals";
import { addressOf, go } from "../actions/route";
import type { Id } from "../api/types";
import { channel, guild, saveChannels, toChannel, ChannelType } from "../state/guilds";
import { closeDialog, dialog } from "../state/place";
import type { Starter } from "../text/starter-words";
import { say } from "../text/words";
import { later } from "./later";
import { Modal } from "./modal";
import { groupsOf, Starters } from "./starters";
import { Switcher } from "./switcher";

const Lightbox = later(() => import("./parts").then((part) => part.Lightbox));
const Moderate = later(() => import("./parts").then((part) => part.Moderate));
const KeySheet = later(() => import("./parts").then((part) => part.KeySheet));
const PersonCard = later(() => import("./parts").then((part) => part.PersonCard));
const NotifyDialog = later(() => import("./parts").then((part) => part.NotifyDialog));
const ReactorsDialog = later(() => import("./parts").then((part) => part.ReactorsDialog));
const NewGroup = later(() => import("./parts").then((part) => part.NewGroup));
const GroupDialog = later(() => import("./parts").then((part) => part.GroupDialog));
const StatusDialog = later(() => import("./parts").then((part) => part.StatusDialog));

export function Dialogs() {
  const open = dialog.value;
  switch (open?.kind) {
    case "switcher":
      return <Switcher />;
    case "add-guild":
      return <AddGuild />;
    case "invite":
      return <Invite channelId={open.channelId} />;
    case "add-channel":
      return <AddChannel guildId={open.guildId} parentId={open.parentId} />;
    case "leave":
      return <Leave guildId={open.guildId} />;
    case "person":
      return <PersonCard guildId={open.guildId} userId={open.userId} />;
    case "picture":
      return <Lightbox pictures={open.pictures} at={open.at} />;
    case "moderate":
      return <Moderate key={open.act} act={open.act} guildId={open.guildId} userId={open.userId} />;
    case "notifications":
      return <NotifyDialog place={open.place} channelId={open.channelId} />;
    case "reactors":
      return <ReactorsDialog channelId={open.channelId} messageId={open.messageId} emoji={open.emoji} />;
    case "status":
      return <StatusDialog />;
    case "new-group":
      return <NewGroup />;
    case "group":
      return <GroupDialog channelId={open.channelId} />;
    case "keys":
      return <KeysDialog />;
    default:
      return null;
  }
}

type FieldProps = { id: string; label: string; hint: string; error: string; value: string; onInput: (text: string) => void; autofocus?: boolean };

function Field({ id, label, hint, error, value, onInput, autofocus = false }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="input"
        id={id}
        type="text"
        value={value}
        autofocus={autofocus}
        autocomplete="off"
        aria-invalid={error !== ""}
        aria-describedby={id + "-say"}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span class={error ? "error" : "hint"} id={id + "-say"} role={error ? "alert" : undefined}>
        {error || hint}
      </span>
    </div>
  );
}

function AddGuild() {
  const [name, setName] = useState("");
  const [starter, setStarter] = useState<Starter["id"]>("plain");
  const [link, setLink] = useState("");
  const [nameError, setNameError] = useState("");
  const [linkError, setLinkError] = useState("");
  const [busy, setBusy] = useState(false);
  const create = async (): Promise<void> => {
    if (name.trim() === "") return setNameError(say.add.needsName);
    setBusy(true);
    try {
      const { guildId, channelId } = await found(name.trim(), groupsOf(starter));
      closeDialog();
      go(addressOf(guildId));
      // A guild of one is a beginning: the next step is to invite somebody.
      if (channelId !== null) dialog.value = { kind: "invite", channelId };
    } catch (error) {
      setNameError(reasonOf(error));
      setBusy(false);
    }
  };
  const follow = async (): Promise<void> => {
    const code = codeIn(link);
    if (!code) return setLinkError(say.add.badLink);
    setBusy(true);
    const done = await join(code);
    setBusy(false);
    if ("refusal" in done) return setLinkError(done.refusal);
    closeDialog();
    go(addressOf(done.guildId, done.channelId));
  };
  return (
    <Modal label={say.add.title}>
      <h2>{say.add.title}</h2>
      <p>{say.add.text}</p>
      <form onSubmit={(event) => (event.preventDefault(), void create())}>
        <Field id="guild-name" label={say.add.name} hint={say.add.nameHint} error={nameError} value={name} onInput={(text) => (setName(text), setNameError(""))} autofocus />
        <Starters chosen={starter} onChoose={setStarter} />
        <button type="submit" class="btn primary wide" disabled={busy}>
          {say.add.create}
        </button>
      </form>
      <div class="or">{say.add.or}</div>
      <form onSubmit={(event) => (event.preventDefault(), void follow())}>
        <Field id="guild-link" label={say.add.link} hint={say.add.linkHint} error={linkError} value={link} onInput={(text) => (setLink(text), setLinkError(""))} />
        <button type="submit" class="btn plain wide" disabled={busy}>
          {say.add.join}
        </button>
      </form>
      <CloseCorner />
    </Modal>
  );
}

export function CloseCorner() {
  return (
    <button type="button" class="ib corner" aria-label={say.close} title={say.close} onClick={closeDialog}>
      <Icon of={X} />
    </button>
  );
}

function Invite({ channelId }: { channelId: Id }) {
  const [link, setLink] = useState("");
  const [error, setError] = useState("");
  const [copied, setCopied] = useState(false);
  const place = guild(channel(channelId)?.guildId ?? null);
  useEffect(() => {
    doors()
      .routes.createInvite(channelId)
      .then(({ code }) => setLink(`${location.origin}/invite/${code}`))
      .catch((refused: unknown) => setError(reasonOf(refused)));
  }, []);
  const title = say.invite.title(place?.name ?? "");
  const copy = async (): Promise<void> => {
    if (await copyText(link)) setCopied(true);
  };
  return (
    <Modal label={title}>
      <h2>{title}</h2>
      <p>{say.invite.text}</p>
      <div class="field">
        <label for="invite-link">{say.invite.link}</label>
        <div class="copying">
          <input class="input" id="invite-link" type="text" readOnly value={link || say.invite.making} onFocus={(event) => event.currentTarget.select()} />
          <button type="button" class="btn primary" disabled={!link} onClick={() => void copy()} autofocus>
            <Icon of={copied ? Check : Copy} size="s" />
            {copied ? say.talk.copied : say.invite.copy}
          </button>
        </div>
        {error && (
          <span class="error" role="alert">
            {error}
          </span>
        )}
      </div>
      <CloseCorner />
    </Modal>
  );
}

function AddChannel({ guildId, parentId }: { guildId: Id; parentId: Id | null }) {
  const [name, setName] = useState("");
  const [type, setType] = useState<number>(ChannelType.text);
  const [error, setError] = useState("");
  const create = async (): Promise<void> => {
    if (name.trim() === "") return setError(say.add.needsName);
    try {
      const made = await doors().routes.createChannel(guildId, name.trim(), parentId, type);
      saveChannels([toChannel(made, guildId)]);
      closeDialog();
      if (type === ChannelType.text) go(addressOf(guildId, made.id));
    } catch (refused) {
      setError(reasonOf(refused));
    }
  };
  const kinds: [number, string][] = [
    [ChannelType.text, say.channel.text],
    [ChannelType.voice, say.channel.voice],
  ];
  return (
    <Modal label={say.channel.title}>
      <h2>{say.channel.title}</h2>
      <form onSubmit={(event) => (event.preventDefault(), void create())}>
        <fieldset class="seg" aria-label={say.channel.kind}>
          {kinds.map(([value, label]) => (
            <label key={value}>
              <input type="radio" name="kind" checked={type === value} onChange={() => setType(value)} />
              {label}
            </label>
          ))}
        </fieldset>
        <Field id="channel-name" label={say.channel.name} hint={say.channel.nameHint} error={error} value={name} onInput={(text) => (setName(text), setError(""))} autofocus />
        <div class="foot">
          <button type="button" class="btn quiet" onClick={closeDialog}>
            {say.cancel}
          </button>
          <button type="submit" class="btn primary">
            {say.channel.create}
          </button>
        </div>
      </form>
    </Modal>
  );
}

type QuestionProps = { title: string; text: string; no: string; yes: string; onYes: () => void };

function Question({ title, text, no, yes, onYes }: QuestionProps) {
  return (
    <Modal label={title}>
      <h2>{title}</h2>
      <p>{text}</p>
      <div class="foot">
        <button type="button" class="btn plain" autofocus onClick={closeDialog}>
          {no}
        </button>
        <button type="button" class="btn danger" onClick={() => (closeDialog(), onYes())}>
          {yes}
        </button>
      </div>
    </Modal>
  );
}

function Leave({ guildId }: { guildId: Id }) {
  const name = guild(guildId)?.name ?? "";
  return <Question title={say.leave.title(name)} text={say.leave.text} no={say.leave.stay} yes={say.leave.leave} onYes={() => void leaveGuild(guildId)} />;
}

function KeysDialog() {
  return (
    <Modal label={say.keys.title}>
      <h2>{say.keys.title}</h2>
      <KeySheet />
      <CloseCorner />
    </Modal>
  );
}
