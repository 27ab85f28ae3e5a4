// The files of a message that is on its way: as large as they will be, with how far they are.
import { FileText } from "lucide";
import { Icon } from "../../view/icon";
import { discard, filesOf } from "../actions/send";
import { nameOf, type Attached } from "../state/attached";
import { progress, type Unsent } from "../state/outbox";
import { composerWords } from "../text/composer-words";
import { fileSize } from "../text/times";
import { fit } from "./attached";

function One({ of }: { of: Attached }) {
  if (of.url && !of.isSpoiler && of.width > 0) {
    const { width, height } = fit(of.width, of.height);
    return (
      <span class="pic">
        <img src={of.url} alt={of.alt || of.file.name} width={width} height={height} />
      </span>
    );
  }
  return (
    <span class="file">
      <Icon of={FileText} />
      <span class="cut">
        <b class="cut">{nameOf(of)}</b>
        <span class="note">{fileSize(of.file.size)}</span>
      </span>
    </span>
  );
}

function Progress({ nonce }: { nonce: string }) {
  const part = progress.value.get(nonce);
  if (part === undefined) return null;
  const percent = Math.round(part * 100);
  return (
    <div class="uploading">
      <progress max={100} value={percent} aria-label={composerWords.uploading(percent)} />
      <span class="note">{composerWords.uploading(percent)}</span>
      <button type="button" onClick={() => discard(nonce)}>
        {composerWords.stop}
      </button>
    </div>
  );
}

export function UnsentFiles({ unsent }: { unsent: Unsent }) {
  const files = filesOf(unsent.nonce);
  if (files.length === 0)
    return (
      <>
        {unsent.files?.map((name) => (
          <span key={name} class="file">
            <b class="cut">{name}</b>
          </span>
        ))}
      </>
    );
  return (
    <>
      {files.map((one) => (
        <One key={one.key} of={one} />
      ))}
      <Progress nonce={unsent.nonce} />
    </>
  );
}
