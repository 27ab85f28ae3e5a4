// The emoji of the picker with the names they are found and read out by.
export type Emoji = readonly [sign: string, name: string];

const table = `
👍 thumbs up yes|❤️ red heart love|😂 tears of joy laugh|🙂 slight smile|😊 warm smile|😄 grin happy|😅 sweat smile phew|🤣 rolling laugh
😉 wink|😍 heart eyes love|🥰 smiling hearts|😘 kiss|😎 cool sunglasses|🤔 thinking hmm|🤨 raised eyebrow|😐 neutral
😏 smirk|🙄 rolling eyes|😬 grimace|😌 relieved|😴 sleeping|🤤 drooling yum|😋 tasty yum|😜 tongue wink silly
🤪 zany silly|🤩 star struck wow|🥳 party face celebrate|😇 angel halo|🤗 hug|🤭 hand over mouth oops|🤫 hush quiet|🤐 zipper mouth
😢 crying sad|😭 sobbing sad|😔 pensive sad|😞 disappointed|😟 worried|😕 confused|🙁 frown|😣 persevere
😩 weary|😫 tired|😤 huffing|😠 angry|😡 rage|🤬 swearing|🤯 mind blown|😳 flushed
🥺 pleading please|😱 scream|😨 fearful|😰 anxious|😥 relieved sad|😓 sweat|🤒 ill thermometer|🤧 sneeze
🥶 cold freezing|🥵 hot|🫠 melting|🫡 salute|🤝 handshake deal|👏 clap|🙌 raised hands hooray|🙏 thanks please folded hands
👋 wave hello bye|👌 ok|✌️ victory peace|🤞 fingers crossed luck|🤘 rock|👎 thumbs down no|👊 fist bump|💪 strong muscle
👀 eyes look|🧠 brain|🫶 heart hands|💯 hundred|💔 broken heart|💚 green heart|💙 blue heart|💛 yellow heart
🔥 fire hot|✨ sparkles|⭐ star|🌟 glowing star|⚡ lightning fast|💥 boom|🎉 party tada celebrate|🎊 confetti
🎂 birthday cake|🎁 gift present|🏆 trophy win|🥇 gold medal first|✅ check done yes|❌ cross no|❓ question|❗ exclamation
☀️ sun|🌤️ sun cloud|🌧️ rain|❄️ snow cold|🌈 rainbow|🌊 wave sea|🌙 moon night|🌍 earth world
🐱 cat|🐶 dog|🦊 fox|🐻 bear|🐢 turtle slow|🐌 snail slow|🦄 unicorn|🐝 bee
🌸 blossom flower|🌻 sunflower|🌲 tree|🍀 clover luck|🍎 apple|🍓 strawberry|🍕 pizza|🍔 burger
🍝 pasta|🍣 sushi|🍪 cookie|🍰 cake|☕ coffee tea|🍵 tea|🍺 beer|🍷 wine
⚽ football|🏀 basketball|🚲 bicycle|🏔️ mountain|🏖️ beach|🏠 home house|🚂 train|🚗 car
✈️ plane travel|🚀 rocket launch|⏰ alarm clock|📅 calendar|📌 pin|📎 paperclip|📷 camera|📞 phone
💻 laptop computer|🔧 wrench fix|🐛 bug|📖 book read|✏️ pencil write|🎵 music note|🎧 headphones|🎮 game
💡 idea bulb|💰 money|🔒 lock|🔑 key|📦 package box|🧪 test tube|🚧 construction|🎯 target bullseye`;

export const emoji: readonly Emoji[] = table
  .trim()
  .split(/[|\n]/)
  .map((entry) => [entry.slice(0, entry.indexOf(" ")), entry.slice(entry.indexOf(" ") + 1)]);
