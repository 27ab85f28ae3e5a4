// Still bones where messages will be listed.
import { BoneRows } from "./bone-rows";

export function Waiting({ label }: { label: string }) {
  return (
    <div class="bones" role="img" aria-label={label}>
      <BoneRows rows={4} />
    </div>
  );
}
