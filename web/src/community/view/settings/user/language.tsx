// The language of the page. It counts after a reload, which is done at once.
import { MIRRORED } from "../../../../appearance";
import { drop, keep, look } from "../../../../state/storage";
import { saySelf } from "../../../text/self-words";
import { Choice, Part } from "../parts";

const KEY = "parley.language";

export function Language() {
  const choose = (language: string): void => {
    if (language) keep(KEY, language);
    else drop(KEY);
    location.reload();
  };
  return (
    <Part>
      <Choice
        label={saySelf.language.label}
        hint={saySelf.language.hint}
        value={look(KEY) ?? ""}
        options={[["", saySelf.language.browser], ["en", "English"], ["uk", "Українська"], ["ru", "Русский"], [MIRRORED, saySelf.language.mirrored]]}
        onChange={choose}
      />
    </Part>
  );
}
