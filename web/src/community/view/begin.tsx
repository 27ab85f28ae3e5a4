// Where a conversation begins; in a guild that is only just there also what comes next.
import { Image, Plus, UserPlus } from "lucide";
import { Icon } from "../../view/icon";
import { openLayer } from "../actions/layer";
import { guild, isDirect, isGroup, isThread, type Channel, type Guild } from "../state/guilds";
import { mayIn, mayInGuild } from "../state/may";
import { Permission } from "../state/permissions";
import { dialog } from "../state/place";
import { beginning } from "../text/begin-words";
import { sayGroup } from "../text/group-words";
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { AvatarOf, GroupAvatar } from "./avatar";
import { channelIcon } from "./channel-icon";
import { directName } from "./direct-list";
import { Step } from "./step";

function WithSomebody({ channel }: { channel: Channel }) {
  const [other] = channel.recipients;
  return (
    <li class="begin">
      {isGroup(channel) ? <GroupAvatar of={channel} size="xl" /> : other && <AvatarOf id={other} size="xl" />}
      <h2 dir="auto">{directName(channel)}</h2>
      <p>{isGroup(channel) ? sayGroup.begins(directName(channel)) : say.talk.beginsDirect(directName(channel))}</p>
    </li>
  );
}

function Sign({ channel }: { channel: Channel }) {
  return (
    <span class="tile sign" aria-hidden="true">
      <Icon of={channelIcon(channel)} />
    </span>
  );
}

/** A guild of one: who founded it is shown how it comes to life. */
function Founding({ of, channel }: { of: Guild; channel: Channel }) {
  const { steps } = beginning;
  return (
    <div class="steps">
      <Step icon={UserPlus} name={say.guild.invite} how={steps.invite} run={() => (dialog.value = { kind: "invite", channelId: channel.id })} />
      <Step icon={Image} name={steps.picture} how={steps.pictureHow} run={() => openLayer({ kind: "guild-settings", guildId: of.id, section: "overview" })} />
      <Step icon={Plus} name={say.guild.addChannel} how={steps.channelHow} run={() => (dialog.value = { kind: "add-channel", guildId: of.id, parentId: null })} />
    </div>
  );
}

function InGuild({ channel, isEmpty }: { channel: Channel; isEmpty: boolean }) {
  const of = guild(channel.guildId);
  const mayFound = of !== undefined && [Permission.manageGuild, Permission.manageChannels, Permission.createInvite].every((one) => mayInGuild(of, one));
  const isFounding = isEmpty && mayFound && of.memberCount <= 1;
  return (
    <li class="begin">
      <Sign channel={channel} />
      <h2 dir="auto">{isFounding ? beginning.yours(of.name) : `#${channel.name}`}</h2>
      <p dir="auto">{isFounding ? beginning.quiet : channel.topic || say.talk.begins(channel.name)}</p>
      {isFounding && <Founding of={of} channel={channel} />}
      {isEmpty && !isFounding && (
        <p>
          {beginning.first}{" "}
          {mayIn(channel, Permission.createInvite) && (
            <button type="button" class="link" onClick={() => (dialog.value = { kind: "invite", channelId: channel.id })}>
              {say.guild.invite}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

/** `isEmpty`: nothing was said in it yet. */
export function Begin({ channel, isEmpty }: { channel: Channel; isEmpty: boolean }) {
  if (isDirect(channel)) return <WithSomebody channel={channel} />;
  if (!isThread(channel)) return <InGuild channel={channel} isEmpty={isEmpty} />;
  return (
    <li class="begin">
      <Sign channel={channel} />
      <h2 dir="auto">{channel.name}</h2>
      <p>{reading.threads.begins(channel.name)}</p>
    </li>
  );
}
