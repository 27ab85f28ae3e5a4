// What others see of me.
import { useEffect, useRef, useState } from "preact/hooks";
import { doors } from "../../../actions/context";
import { reasonOf } from "../../../actions/refusals";
import { me, meet, plainName } from "../../../state/people";
import { saySelf } from "../../../text/self-words";
import { Avatar } from "../../avatar";
import { useDraft } from "../draft";
import { Field, Part, Say } from "../parts";
import { Crop } from "./crop";

const TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"];
/** Of the file that is read; what is sent is far smaller, but for a moving picture. */
const LARGEST = 8 * 1024 * 1024;

export function Profile() {
  const [bio, setBio] = useState<string | null>(null);
  const [error, setError] = useState("");
  useEffect(() => {
    doors()
      .routes.self()
      .then((self) => setBio(self.bio ?? ""))
      .catch((refused: unknown) => setError(reasonOf(refused)));
  }, []);
  return (
    <>
      <Part>
        <Picture />
      </Part>
      <Part>
        {bio !== null && <Texts bio={bio} onBio={setBio} />}
        {error && <Say error={error} />}
      </Part>
    </>
  );
}

function Texts({ bio, onBio }: { bio: string; onBio: (bio: string) => void }) {
  const saved = { global_name: me.value.globalName ?? "", bio };
  const { now, set, error } = useDraft(saved, async (changes) => {
    const name = changes.global_name?.trim();
    const told = await doors().routes.changeSelf({ ...changes, ...(name === undefined ? {} : { global_name: name || null }) });
    meet(told);
    onBio(told.bio ?? "");
  });
  return (
    <>
      <Field
        label={saySelf.profile.name}
        hint={saySelf.profile.nameHint(me.value.username)}
        max={32}
        value={now.global_name}
        placeholder={me.value.username}
        error={error("global_name") || error("")}
        onInput={(global_name) => set({ global_name })}
      />
      <Field label={saySelf.profile.bio} hint={saySelf.profile.bioHint} rows={4} max={190} value={now.bio} error={error("bio")} onInput={(text) => set({ bio: text })} />
    </>
  );
}

const readData = (file: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });

function Picture() {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async (avatar: string | null): Promise<void> => {
    setBusy(true);
    setError("");
    try {
      meet(await doors().routes.changeSelf({ avatar }));
      setChosen(null);
    } catch (refused) {
      setError(reasonOf(refused));
    }
    setBusy(false);
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (input.current) input.current.value = "";
    if (!file) return;
    setError("");
    if (!TYPES.includes(file.type)) return setError(saySelf.profile.noPicture);
    if (file.size > LARGEST) return setError(saySelf.profile.tooLarge);
    // A moving picture would stand still after cropping.
    if (file.type === "image/gif") await send(await readData(file));
    else setChosen(file);
  };
  return (
    <div class="own-picture">
      <Avatar of={me.value} size="xl" />
      <div class="grow">
        <b>{plainName(me.value)}</b>
        <small>@{me.value.username}</small>
        <div class="foot-start">
          <button type="button" class="btn plain small" disabled={busy} onClick={() => input.current?.click()}>
            {saySelf.profile.choose}
          </button>
          {me.value.avatar !== null && (
            <button type="button" class="btn quiet small" disabled={busy} onClick={() => void send(null)}>
              {saySelf.profile.remove}
            </button>
          )}
        </div>
        <span class="field">{!chosen && <Say error={error} />}</span>
      </div>
      <input ref={input} type="file" hidden accept={TYPES.join(",")} aria-label={saySelf.profile.choose} onChange={(event) => void choose(event.currentTarget.files?.[0])} />
      {chosen && <Crop file={chosen} busy={busy} error={error} onDone={(data) => void send(data)} onClose={() => (setChosen(null), setError(""))} />}
    </div>
  );
}
