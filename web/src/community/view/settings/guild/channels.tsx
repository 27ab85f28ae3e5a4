// The channels of the guild in their order, category by category.
import { Folder, Plus, Settings } from "lucide";
import { Icon } from "../../../../view/icon";
import { openLayer } from "../../../actions/layer";
import { arrangeChannels, owning } from "../../../actions/owning";
import { orNotice } from "../../../actions/refusals";
import type { Id } from "../../../api/types";
import { channelTree } from "../../../state/channel-tree";
import { channels, ChannelType, saveChannels, toChannel, type Channel } from "../../../state/guilds";
import { mayLeave } from "../../../state/layer";
import { mayIn } from "../../../state/may";
import { changedPlaces, linesOf, movedLine, steppedLine, type Line } from "../../../state/ordering";
import { Permission } from "../../../state/permissions";
import { dialog } from "../../../state/place";
import { sayChannel } from "../../../text/channel-words";
import { channelIcon } from "../../channel-icon";
import { useDraft } from "../draft";
import { Part, Say } from "../parts";
import { Sortable } from "../sortable";

export function Channels({ guildId }: { guildId: Id }) {
  const all = [...channels.value.values()].filter((entry) => entry.guildId === guildId && mayIn(entry, Permission.viewChannel));
  const known = linesOf(channelTree(all, guildId));
  const { now, set, error } = useDraft({ lines: known }, ({ lines = [] }) => arrangeChannels(guildId, changedPlaces(known, lines)));
  // A channel that came or went meanwhile ends what was only being arranged.
  const lines = now.lines.length === known.length && now.lines.every(({ id }) => known.some((line) => line.id === id)) ? now.lines : known;
  const addCategory = async (): Promise<void> => {
    if (!mayLeave()) return;
    const made = await orNotice(owning().addCategory(guildId, sayChannel.newCategory));
    if (made) saveChannels([toChannel(made, guildId)]);
  };
  const rows = lines.flatMap(({ id, isCategory }) => {
    const entry = channels.value.get(id);
    return entry ? [{ id, label: sayChannel.move(entry.name), isInner: !isCategory && !isTop(lines, id), content: <Row of={entry} /> }] : [];
  });
  return (
    <Part lead={sayChannel.lead}>
      <div class="buttons">
        <button type="button" class="btn plain" onClick={() => mayLeave() && (dialog.value = { kind: "add-channel", guildId, parentId: null })}>
          <Icon of={Plus} size="s" />
          {sayChannel.add}
        </button>
        <button type="button" class="btn plain" onClick={() => void addCategory()}>
          <Icon of={Folder} size="s" />
          {sayChannel.addCategory}
        </button>
      </div>
      <span class="field">
        <Say error={error("")} />
      </span>
      <Sortable
        rows={rows}
        onMove={(from, to) => set({ lines: movedLine(lines, from, to) })}
        onStep={(from, by) => set({ lines: steppedLine(lines, from, by) })}
        told={(id, at) => sayChannel.moved(channels.value.get(id)?.name ?? "", at + 1)}
      />
    </Part>
  );
}

/** Above all categories. */
const isTop = (lines: readonly Line[], id: Id): boolean => !lines.slice(0, lines.findIndex((line) => line.id === id)).some(({ isCategory }) => isCategory);

function Row({ of }: { of: Channel }) {
  const open = (): void => void (mayLeave() && openLayer({ kind: "channel-settings", channelId: of.id, section: "" }));
  return (
    <span class={of.type === ChannelType.category ? "line-open category" : "line-open"}>
      <Icon of={of.type === ChannelType.category ? Folder : channelIcon(of)} />
      <span class="cut grow" dir="auto">
        {of.name}
      </span>
      <button type="button" class="ib" aria-label={sayChannel.settingsOf(of.name)} title={sayChannel.settingsOf(of.name)} onClick={open}>
        <Icon of={Settings} size="s" />
      </button>
    </span>
  );
}
