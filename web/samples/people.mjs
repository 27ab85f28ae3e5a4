// Made-up people and what they say to each other, for the screenshots. Nobody of them exists.

const picture = (from, to) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><defs><linearGradient id="a" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="80" height="80" fill="url(#a)"/><circle cx="54" cy="26" r="9" fill="#fff" opacity=".7"/><path d="M0 60 22 38 38 54 52 42 80 66V80H0Z" fill="#1d3d3c" opacity=".75"/></svg>`;

/** What the samples' picture addresses answer with; the script serves them to the browser itself. */
export const pictures = {
  "/sample/hills.svg": picture("#9bb8c4", "#f1c9a0"),
  "/sample/dusk.svg": picture("#6d6a94", "#e08a6c"),
};

export const me = { username: "maren", nickname: "Maren" };

export const people = [
  { username: "olena", nickname: "Олена Марченко", pfp: "https://samples.example/sample/hills.svg", online: true },
  { username: "taras.h", nickname: "Taras Hrytsenko", online: true },
  { username: "dmitry", nickname: "Дмитрий Соколов", online: true },
  { username: "mireille", nickname: "Mireille Dufour-Lacroix", online: true },
  { username: "jonas_w", nickname: "Jonas Weber" },
  { username: "anya.koval", nickname: "Аня Коваль", pfp: "https://samples.example/sample/dusk.svg" },
  { username: "sorine", nickname: "Sørine Ålund" },
  { username: "petro", nickname: "Grandpa Petro" },
  { username: "yusuf", nickname: "يوسف الحداد" },
];

/** Minutes before the moment of the picture, who says it, what. Chats are told oldest first. */
export const chats = [
  {
    with: "petro",
    lines: [
      [5 * 1440, "petro", "The apples are in. Forty-one crates!"],
      [4 * 1440 + 30, "maren", "I’ll call on Sunday, promise 🍎"],
    ],
  },
  {
    with: "sorine",
    lines: [
      [3 * 1440, "sorine", "Har du set havet i dag?"],
      [2 * 1440 + 60, "sorine", "🌊🌊🌊"],
    ],
  },
  {
    with: "yusuf",
    lines: [
      [2 * 1440 + 20, "yusuf", "صباح الخير! هل وصلت الخرائط؟"],
      [2 * 1440, "maren", "Yes, thank you! They are beautiful."],
    ],
  },
  {
    with: "anya.koval",
    unread: true,
    lines: [
      [1440 + 200, "maren", "How is the workshop?"],
      [1440, "anya.koval", "Надіслала фото з майстерні, глянь, як буде час"],
    ],
  },
  {
    with: "jonas_w",
    lines: [
      [180, "jonas_w", "Die Rechtsschutzversicherungsgesellschaften antworten nie am selben Tag."],
      [150, "maren", "Typical. I’ll try by phone tomorrow."],
    ],
  },
  {
    with: "mireille",
    lines: [
      [140, "mireille", "Jeudi à midi, ça te va ?"],
      [132, "maren", "merci, on se voit jeudi ☕"],
    ],
  },
  {
    with: "dmitry",
    unread: true,
    lines: [
      [60, "maren", "Can you look at the logs before we roll out?"],
      [48, "dmitry", "Сейчас гляну"],
      [46, "dmitry", "Посмотрел логи, всё чисто. Можно выкатывать"],
    ],
  },
  {
    with: "taras.h",
    lines: [
      [40, "taras.h", "The first board boots. The second needs a new regulator, I think."],
      [26, "maren", "Send me the part number"],
    ],
  },
  {
    with: "olena",
    lines: [
      [1440 * 2 + 300, "olena", "Привіт! Ти вже бачила прогноз на вихідні? Кажуть, буде сонце ☀️"],
      [
        1440 * 2 + 299,
        "olena",
        "Ось маршрут з минулого року: https://maps.example.org/chornohora/ridge-walk/2025?from=vorokhta",
      ],
      [
        1440 * 2 + 292,
        "maren",
        "Oh, that light. I still have the map we drew on, it has coffee on it.\n\nTrain leaves 07:42, change at Vorokhta. If we miss that one the next is at 11:15, which is too late for the ridge.",
      ],
      [
        33,
        "maren",
        "Do you remember how to make the stove config work on the hut’s server? It says `EADDRINUSE :8080`",
      ],
      [
        28,
        "olena",
        "Так, це старий процес тримає порт. Спробуй ось так:\n```bash\n# хто тримає порт\nss -ltnp 'sport = :8080'\nparley serve --listen 127.0.0.1:8081\n```",
      ],
      [21, "maren", "It works. You saved dinner."],
      [20, "maren", "🎉🙏"],
      [6, "olena", "Ха-ха, капелюх обов’язковий 😄"],
      [5, "olena", "Тоді о 18:00 біля вокзалу? 🚂"],
    ],
  },
];
