// A made-up guild, what is in it, and what its people say. Nobody of them exists.
import { landscape } from "./png.mjs";

const face = (options) => landscape(128, 128, options);

/** `status` is how they are seen; `doing` what they say they do; `roles` by name. */
export const members = [
  { username: "maren", name: "Maren Östlund", roles: ["Maintainers"], status: "online", bio: "Tide gauges, slow trains, **strong coffee**." },
  { username: "olena", name: "Олена Марченко", roles: ["Maintainers"], status: "online", doing: "У майстерні", avatar: face({ seed: 2 }), bio: "Паяю, пишу, ходжу в гори." },
  { username: "dmitry", name: "Дмитрий Соколов", roles: ["Core"], status: "idle" },
  { username: "mireille", name: "Mireille Dufour-Lacroix", roles: ["Core"], status: "dnd", doing: "Soldering, back at five o’clock" },
  { username: "taras.h", name: "Taras Hrytsenko", roles: ["Core", "Field"], status: "online", doing: "On the pier" },
  { username: "anya.koval", name: "Аня Коваль", roles: [], status: "online", avatar: face({ sky: "#6d6a94", glow: "#e08a6c", near: "#1d1633", seed: 5 }) },
  { username: "jonas_w", name: "Jonas Weber", roles: ["Field"], status: "idle" },
  { username: "yusuf", name: "يوسف الحداد", roles: [], status: "online", doing: "Reading the manual" },
  { username: "sorine", name: "Sørine Ålund", roles: [] },
  { username: "petro", name: "Grandpa Petro", roles: [] },
];

export const roles = [
  { name: "Maintainers", color: 0xa64d8d, hoist: true, permissions: String(0x2000n | 0x20n | 0x10n | 0x10000000n) },
  { name: "Core", color: 0x2b908f, hoist: true, permissions: String(0x2000n) },
  { name: "Field", color: 0xb0543a, hoist: false, mentionable: true, permissions: "0" },
];

/** Below each category its channels; the first have none. */
export const places = [
  { channels: [{ name: "welcome", topic: "Who we are and how we work." }, { name: "announcements", type: 5, topic: "Releases and dates." }] },
  {
    category: "Building",
    channels: [
      { name: "firmware", topic: "The code on the gauge. Builds, bugs, bootloaders. Please thread long traces." },
      { name: "hardware-revision-c-assembly-notes", topic: "Revision C, step by step." },
      { name: "enclosures", topic: "Boxes that survive salt." },
      { name: "ideas", type: 15, topic: "One idea, one post. Say what it is for before you say how.", available_tags: [{ name: "hardware", emoji_name: "🔧" }, { name: "firmware", emoji_name: "💾" }, { name: "field", emoji_name: "🌊" }, { name: "done", emoji_name: "✅" }] },
      { name: "maintainers", isClosed: true, topic: "Keys, money, releases." },
    ],
  },
  { category: "Commons", channels: [{ name: "harbour-bar", topic: "Everything else." }, { name: "українською" }, { name: "по-русски" }, { name: "quiet-corner", topic: "Nothing was said here yet." }] },
  { category: "Voice", channels: [{ name: "Workbench", type: 2 }] },
];

export const otherGuilds = ["Майстерня на Подолі", "Night Trains", "Plot Keepers", "Fjordfolk"];

/** The conversation of #firmware: minutes before now, who, what; `re` answers an earlier line, `react` [emoji, how many]. */
export const firmware = [
  { ago: 1530, who: "olena", text: "Прошивка 1.8.3 вийшла. Дякую всім, хто тестував на морі 🌊", react: [["🎉", 7], ["🙏", 3]] },
  { ago: 1522, who: "taras.h", text: "Forty hours on the pier, no reset. I call that a release." },
  { ago: 1521, who: "taras.h", text: "Here is the night of the storm, one reading a minute:", chart: true, react: [["👀", 5], ["🌊", 2]] },
  { ago: 1405, who: "jonas_w", text: "# Field notes\n- mast 2 lost its **ground strap**, I put a new one\n- battery at 12.4 V\n- the [manual](https://docs.opentide.example/mast) still shows the old bracket" },
  { ago: 168, who: "dmitry", text: "Отлично! Кто-нибудь уже пробовал залить прошивку через USB, без программатора? У меня на второй плате загрузчик отвечает через раз.", id: "usb" },
  { ago: 161, who: "mireille", re: "usb", id: "pulse", text: "Same here on Debian. The reset pulse is too short, I think. This fixes it for me:\n```cpp\nstatic void reset_pulse(const Pin& nrst) {\n    nrst.low();\n    sleep_for(12ms);        // was 2ms: shorter than the supervisor’s debounce\n    nrst.high();\n    log(\"reset released\");\n}\n```", react: [["✅", 6], ["🙏", 3]] },
  { ago: 160, who: "mireille", text: "Full trace is here, line 212 and on. https://forge.opentide.example/firmware/pull/318" },
  { ago: 148, who: "bot", text: "", embed: true },
  { ago: 144, who: "olena", text: "<@maren> підтверджую: 12 мс вистачає навіть на найповільнішому супервізорі. Можна зливати, якщо <@dmitry> не проти. Документацію оновлю ввечері, у розділі <#hardware-revision-c-assembly-notes> ще старі цифри." },
  { ago: 142, who: "dmitry", text: "Не против 👍" },
  { ago: 60, who: "taras.h", text: "Photos from the pier this morning, before the fog:", pictures: true, id: "pier", react: [["😍", 8], ["🏔️", 2]] },
  { ago: 54, who: "maren", re: "pier", text: "That light! Keep the second one for the front page." },
  { ago: 31, who: "bot", components: true, id: "rota" },
  { ago: 12, who: "maren", text: "I’ll merge #318 at 15:00 unless somebody shouts. ~~Tomorrow~~ Today, I promise. ||The cake is in the fridge.||" },
  { ago: 6, who: "mireille", text: "🎉🚂" },
  { ago: 5, who: "dmitry", text: "> unless somebody shouts\nShouting quietly: can `sleep_for` move to the HAL first?" },
];

export const posts = [
  { who: "petro", title: "Paint the masts so that the gulls stay away", text: "Orange worked on the old pier. I have half a bucket left.", tags: ["field"], replies: [["jonas_w", "Gulls like orange here."], ["petro", "Then blue."]] },
  { who: "jonas_w", title: "One battery bracket for all masts", text: "Every mast has its own bracket now. A single one, printed flat, saves us two screws and a drawing.", tags: ["hardware", "done"], replies: [["mireille", "I can cut twenty by Friday."]] },
  { who: "dmitry", title: "Читать уровень раз в секунду во время шторма", text: "Сейчас раз в минуту. При ветре больше 20 м/с этого мало, а памяти хватает на двое суток.", tags: ["firmware"], replies: [["olena", "Потрібно глянути на струм."], ["dmitry", "Измерил: +3 мА."], ["taras.h", "We can live with that."]] },
  { who: "anya.koval", title: "Сонячна панель на два вати замість одного", text: "Взимку батареї сідають за тиждень. Два вати дадуть запас навіть у грудні, а кріплення те саме.", tags: ["hardware", "field"], replies: [["taras.h", "The bracket holds up to 400 g, so yes."], ["maren", "Let us try it on mast 2."]] },
];

export const elsewhere = [
  ["welcome", "maren", "# Welcome to Open Tide\nWe build tide gauges that anybody can solder, and keep their readings open.\n\n1. Say hello in <#harbour-bar>\n2. Read the notes of revision C\n3. Ask. Nobody was born with a multimeter."],
  ["announcements", "maren", "**Firmware 1.9** is planned for the first of next month."],
  ["hardware-revision-c-assembly-notes", "taras.h", "R14 is 4.7k on revision C, the silkscreen is wrong."],
  ["enclosures", "jonas_w", "The new gasket holds three bar."],
  ["harbour-bar", "anya.koval", "Хто йде в суботу на пірс?"],
  ["harbour-bar", "jonas_w", "<@maren> you promised cake."],
  ["harbour-bar", "petro", "I bring apples."],
  ["українською", "olena", "Перекладаємо довідник, розділ 4. Допоможіть?"],
  ["по-русски", "dmitry", "Кто едет на маяк?"],
  ["maintainers", "olena", "The domain is paid for another year."],
];

export const directTalk = [
  { ago: 190, who: "olena", text: "Привіт! Ти вже бачила прогноз на вихідні? Кажуть, буде сонце ☀️" },
  { ago: 188, who: "maren", text: "Oh yes. I still have the map we drew on, it has coffee on it.\n\nTrain leaves 07:42, change at Vorokhta." },
  { ago: 30, who: "maren", text: "Do you remember how to free the port on the hut’s server? It says `EADDRINUSE :8080`" },
  { ago: 26, who: "olena", text: "Так, це старий процес тримає порт. Спробуй ось так:\n```bash\n# хто тримає порт\nss -ltnp 'sport = :8080'\nparley serve --listen 127.0.0.1:8081\n```" },
  { ago: 20, who: "maren", text: "It works. You saved dinner." },
  { ago: 3, who: "olena", text: "Тоді о 18:00 біля вокзалу? 🚂" },
];

export const groupTalk = [
  ["taras.h", "I bring the ladder and the long rope."],
  ["olena", "А я термос і бутерброди."],
];

export const otherDirects = [
  ["petro", "The apples are in. Forty-one crates!"],
  ["yusuf", "صباح الخير! هل وصلت الخرائط؟"],
  ["jonas_w", "Der Zug fährt um 7:42."],
  ["dmitry", "Посмотрел логи, всё чисто. Можно выкатывать"],
];
