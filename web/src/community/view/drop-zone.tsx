// Files that are dragged over the conversation may be let go anywhere in it.
import { Upload } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../view/icon";
import { composerWords } from "../text/composer-words";

type Box = { top: number; left: number; width: number; height: number };

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

export function DropZone({ name, onFiles }: { name: string; onFiles: (files: FileList) => void }) {
  const [box, setBox] = useState<Box | null>(null);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const talk = document.querySelector<HTMLElement>(".talk");
    if (!talk) return;
    const over = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      const { top, left, width, height } = talk.getBoundingClientRect();
      setBox((had) => had ?? { top, left, width, height });
    };
    const left = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node) || !talk.contains(event.relatedTarget)) setBox(null);
    };
    const dropped = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setBox(null);
      if (event.dataTransfer) latest.current(event.dataTransfer.files);
    };
    talk.addEventListener("dragover", over);
    talk.addEventListener("dragleave", left);
    talk.addEventListener("drop", dropped);
    return () => {
      talk.removeEventListener("dragover", over);
      talk.removeEventListener("dragleave", left);
      talk.removeEventListener("drop", dropped);
    };
  }, []);
  if (!box) return null;
  return (
    <div class="drop-zone" style={{ top: `${box.top}px`, left: `${box.left}px`, width: `${box.width}px`, height: `${box.height}px` }}>
      <div>
        <Icon of={Upload} />
        <b>{composerWords.drop(name)}</b>
        <span>{composerWords.dropHow}</span>
      </div>
    </div>
  );
}
