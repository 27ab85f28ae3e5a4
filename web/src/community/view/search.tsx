// Searching what was said: words, and filters that are typed or picked; what was found by channel, page by page.
import { ChevronLeft, ChevronRight, Search, SearchX } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../view/icon";
import { rove } from "../../view/rove";
import { search } from "../actions/search";
import type { Id } from "../api/types";
import { channels, guild } from "../state/guilds";
import { DIRECTS } from "../state/place";
import { answer, asking, grouped, NOTHING, PAGE, pagesOf, type Answer } from "../state/search";
import { reading } from "../text/reading-words";
import { wordsOf } from "../text/search-query";
import { channelIcon } from "./channel-icon";
import { placeName } from "./composer";
import { FoundAround } from "./found-around";
import { Marking } from "./marking";
import { PanelEmpty, PanelFrame } from "./panel-frame";
import { SearchBox } from "./search-box";
import { Waiting } from "./waiting";

function Order({ of, place }: { of: Answer; place: Id }) {
  const order = (oldestFirst: boolean): void => void search(place, { ...of.asked, oldestFirst, offset: 0 });
  return (
    <div class="sorts" role="group" aria-label={reading.search.order}>
      <button type="button" class="sort" aria-pressed={!of.asked.oldestFirst} onClick={() => order(false)}>
        {reading.search.newest}
      </button>
      <button type="button" class="sort" aria-pressed={of.asked.oldestFirst} onClick={() => order(true)}>
        {reading.search.oldest}
      </button>
    </div>
  );
}

function Pages({ of, place }: { of: Answer; place: Id }) {
  const pages = pagesOf(of.total);
  const page = of.asked.offset / PAGE + 1;
  if (pages < 2) return null;
  const go = (to: number): void => void search(place, { ...of.asked, offset: (to - 1) * PAGE });
  return (
    <nav class="pages" aria-label={reading.search.page(page, pages)}>
      <button type="button" class="ib" aria-label={reading.search.previous} title={reading.search.previous} disabled={page === 1} onClick={() => go(page - 1)}>
        <Icon of={ChevronLeft} />
      </button>
      <span class="num">{reading.search.page(page, pages)}</span>
      <button type="button" class="ib" aria-label={reading.search.next} title={reading.search.next} disabled={page === pages} onClick={() => go(page + 1)}>
        <Icon of={ChevronRight} />
      </button>
    </nav>
  );
}

function Groups({ of }: { of: Answer }) {
  const list = useRef<HTMLDivElement>(null);
  const [first] = of.messages;
  return (
    <Marking.Provider value={wordsOf(of.asked.text)}>
      <div ref={list} onKeyDown={(event) => rove(event, list.current, ".found")}>
        {grouped(of.messages).map(({ channelId, messages }) => {
          const channel = channels.value.get(channelId);
          return (
            <section key={messages[0]?.id} aria-label={channel && placeName(channel)}>
              <h3 class="found-in">
                {channel && <Icon of={channelIcon(channel)} size="xs" />}
                <span class="cut">{channel?.name || (channel && placeName(channel))}</span>
              </h3>
              <ul class="found-list">
                {messages.map((message) => (
                  <FoundAround key={message.id} message={message} isStop={message.id === first?.id} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Marking.Provider>
  );
}

function Results({ of, place }: { of: Answer; place: Id }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => void top.current?.scrollTo(0, 0), [of]);
  return (
    <>
      <div class="found-head">
        <span class="grow" role="status">
          {of.status === "there" && reading.search.found(of.total)}
        </span>
        {of.status === "there" && of.total > 1 && <Order of={of} place={place} />}
      </div>
      <div class="scroll panel-body" ref={top}>
        {of.status === "loading" && <Waiting label={reading.search.loading} />}
        {of.status === "failed" && (
          <PanelEmpty icon={SearchX} text={reading.search.failed}>
            <button type="button" class="btn plain small" onClick={() => void search(place, of.asked)}>
              {reading.again}
            </button>
          </PanelEmpty>
        )}
        {of.status === "there" && of.messages.length === 0 && <PanelEmpty icon={SearchX} text={reading.search.none} how={reading.search.noneHow} />}
        {of.messages.length > 0 && <Groups of={of} />}
        {of.status === "there" && <Pages of={of} place={place} />}
      </div>
    </>
  );
}

export function SearchPanel({ place }: { place: Id }) {
  if (asking.peek().place !== place) asking.value = { ...NOTHING, place };
  const found = answer.value?.place === place ? answer.value : null;
  const name = place === DIRECTS ? null : guild(place)?.name;
  return (
    <PanelFrame title={name ? reading.search.where(name) : reading.search.title} icon={Search} class="searching">
      <SearchBox place={place} />
      {found ? (
        <Results of={found} place={place} />
      ) : (
        <div class="scroll panel-body">
          <PanelEmpty icon={Search} text={reading.search.hint} />
        </div>
      )}
    </PanelFrame>
  );
}
