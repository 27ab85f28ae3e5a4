// Every key that works everywhere.
import { reading } from "../text/reading-words";
import { say } from "../text/words";
import { saySelf } from "../text/self-words";

const groups = (): [string, [string, string][]][] => [
  [
    saySelf.keys.moving,
    [
      ["Ctrl K", say.keys.find],
      ["Alt ↑ ↓", say.keys.channels],
      ["Alt Shift ↑ ↓", say.keys.unread],
      ["F6", say.keys.places],
      ["↑ ↓ Home End", saySelf.keys.lists],
    ],
  ],
  [
    saySelf.keys.reading,
    [
      ["Ctrl F", saySelf.keys.search],
      ["Esc", say.keys.read],
      ["Shift Esc", say.keys.readAll],
    ],
  ],
  [
    saySelf.keys.writing,
    [
      ["Enter", saySelf.keys.send],
      ["Shift Enter", saySelf.keys.line],
      ["↑", say.keys.edit],
    ],
  ],
  [
    saySelf.keys.message,
    [
      ["R", say.talk.reply],
      ["E", say.talk.edit],
      ["+", say.talk.react],
      ["P", reading.pins.pin],
      ["C", say.talk.copyText],
      ["U", say.talk.markUnread],
      ["Delete", say.talk.erase],
      ["Shift Delete", saySelf.keys.atOnce],
    ],
  ],
  [saySelf.keys.other, [["Ctrl /", say.keys.sheet]]],
];

/** Its headings stand below the title of a dialog; `Heading` is another level for another place. */
export function KeySheet({ Heading = "h3" }: { Heading?: "h2" | "h3" }) {
  return (
    <>
      {groups().map(([name, keys]) => (
        <section key={name} aria-label={name}>
          <Heading class="keys-head">{name}</Heading>
          <dl class="keys">
            {keys.map(([combination, what]) => (
              <div key={combination}>
                <dt>
                  {combination.split(" ").map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
