// An empty place names the next step.
import { Copy, Link, Search, User, Users } from "lucide";
import { chats } from "../state/chats";
import { notice } from "../state/notices";
import { finder } from "../state/place";
import { myName } from "../state/session";
import { en } from "../text/en";
import { copyText } from "./clipboard";
import { Icon, Mark } from "./icon";
import { nameOf } from "./names";
import { addressOf } from "./route";

const find = (): void => void (finder.value = { with: null });

function Steps() {
  const address = location.host + addressOf(myName.value);
  const copy = async (): Promise<void> => {
    if (await copyText(location.protocol + "//" + address)) notice(en.empty.addressCopied);
  };
  return (
    <div class="steps">
      <button type="button" class="step" onClick={find}>
        <Icon of={Search} />
        <span class="grow">
          <b>{en.empty.findSomeone}</b>
          <small>{en.empty.findHow}</small>
        </span>
        <kbd>Ctrl K</kbd>
      </button>
      <button type="button" class="step" onClick={() => void copy()}>
        <Icon of={Link} />
        <span class="grow">
          <b>{en.empty.copyAddress}</b>
          <small class="cut">{address}</small>
        </span>
        <Icon of={Copy} size="s" />
      </button>
      <a class="step" href="/channels/@me">
        <Icon of={Users} />
        <span class="grow">
          <b>{en.empty.communities}</b>
          <small>{en.empty.communitiesHow}</small>
        </span>
      </a>
      <a class="step" href="/settings">
        <Icon of={User} />
        <span class="grow">
          <b>{en.empty.profile}</b>
          <small>{en.empty.profileWhy}</small>
        </span>
      </a>
    </div>
  );
}

/** In the list of a phone the page has its heading already, so this one is the second. */
export function Empty({ inList = false }: { inList?: boolean }) {
  const first = chats.value.length === 0;
  const Title = inList ? "h2" : "h1";
  return (
    <div class="empty">
      <span class="mark">
        <Mark />
      </span>
      <Title>{first ? en.empty.welcome(nameOf(myName.value)) : en.empty.choose}</Title>
      <p>{first ? en.empty.first : en.empty.chooseText}</p>
      <Steps />
    </div>
  );
}

export function Nobody({ name }: { name: string }) {
  return (
    <div class="empty">
      <span class="mark">
        <Mark />
      </span>
      <h1>{en.empty.nobody(name)}</h1>
      <p>{en.empty.nobodyText}</p>
      <button type="button" class="btn primary" onClick={find}>
        {en.empty.findSomeone}
      </button>
    </div>
  );
}
