// Takes files that were chosen, pasted or dropped: what there is no room for is said at once, pictures are measured first.
import { notice } from "../../state/notices";
import type { Id } from "../api/types";
import { addAttached, attachedPeek, MOST_FILES, room, toAttached, uploadLimit, type Attached } from "../state/attached";
import { fileSize } from "../text/times";
import { composerWords } from "../text/composer-words";
import { say } from "../text/words";

async function measured(file: File): Promise<Attached> {
  if (!file.type.startsWith("image/")) return toAttached(file, null);
  const url = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return toAttached(file, { url, width: picture.naturalWidth, height: picture.naturalHeight });
  } catch {
    URL.revokeObjectURL(url);
    return toAttached(file, null);
  }
}

export async function attach(channelId: Id, files: Iterable<File>): Promise<void> {
  const { fit, refused } = room(attachedPeek(channelId), [...files]);
  if (refused?.why === "large") notice(say.error.tooLarge(fileSize(refused.file.size), fileSize(uploadLimit())), true);
  else if (refused) notice(composerWords.tooMany(MOST_FILES), true);
  addAttached(channelId, await Promise.all(fit.map(measured)));
}
