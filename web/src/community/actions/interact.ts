// Asking applications: a component is used, a command called, a form sent. Whatever happens is said where it was asked: the
// gateway tells success or failure by the nonce, and silence is a failure too.
import { InteractionType, type CalledOption, type ChoiceWire, type CommandWire, type ComponentWire, type ModalWire } from "../api/interactions";
import type { Id } from "../api/types";
import { addAsked, askedBy, dropAsked, failAsked, form, offered, type Asked } from "../state/asked";
import { channels } from "../state/guilds";
import type { Message } from "../state/messages";
import { newNonce } from "../state/nonce";
import { botWords } from "../text/bot-words";
import { doors } from "./context";
import { reasonOf } from "./refusals";

/** The server says after three seconds that nobody answered; without a connection it cannot. */
const SILENCE = 6_000;

type Draft = Omit<Asked, "nonce" | "at" | "failed">;
type Told = { type: number; data: object; message?: Message; files?: readonly File[] };

const questionOf = (asked: Omit<Draft, "use">, nonce: string, { type, data, message }: Told) => ({
  type,
  application_id: asked.applicationId,
  channel_id: asked.channelId,
  ...(channels.peek().get(asked.channelId)?.guildId ? { guild_id: channels.peek().get(asked.channelId)!.guildId! } : {}),
  ...(message ? { message_id: message.id, message_flags: message.flags } : {}),
  session_id: "page",
  nonce,
  data,
});

/** Null when the server took it, else why it did not. */
async function ask(draft: Draft, told: Told): Promise<string | null> {
  const nonce = newNonce();
  addAsked({ ...draft, nonce, at: Date.now(), failed: null });
  try {
    await doors().routes.ask(questionOf(draft, nonce, told), told.files);
    setTimeout(() => failAsked(nonce, botWords.silent), SILENCE);
    return null;
  } catch (error) {
    const why = reasonOf(error);
    failAsked(nonce, why);
    return why;
  }
}

export function useComponent(message: Message, component: ComponentWire, values?: readonly string[]): void {
  const customId = component.custom_id ?? "";
  if (message.applicationId === null) return;
  const draft: Draft = { channelId: message.channelId, applicationId: message.applicationId, use: { kind: "component", messageId: message.id, customId } };
  const data = { component_type: component.type, custom_id: customId, ...(values ? { values } : {}) };
  void ask(draft, { type: InteractionType.component, data, message });
}

type Call = { channelId: Id; command: CommandWire; name: string; options?: CalledOption[]; targetId?: Id; files?: readonly File[] };

const commandData = ({ command, options = [], targetId, files = [] }: Call) => ({
  id: command.id,
  version: command.version,
  name: command.name,
  type: command.type,
  ...(command.guild_id ? { guild_id: command.guild_id } : {}),
  ...(targetId ? { target_id: targetId } : { options }),
  ...(files.length > 0 ? { attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })) } : {}),
});

export function callCommand(call: Call): void {
  const { channelId, command, name, files = [] } = call;
  const use = { kind: "command", name, isMenu: command.type !== 1 } as const;
  void ask({ channelId, applicationId: command.application_id, use }, { type: InteractionType.command, data: commandData(call), files });
}

/** Asks what could be written there; answers the nonce by which the suggestions come, or null when the server refused. */
export async function askWhileTyping(call: Call): Promise<string | null> {
  const nonce = newNonce();
  const scene = { channelId: call.channelId, applicationId: call.command.application_id };
  const told = { type: InteractionType.typing, data: commandData(call) };
  return doors().routes.ask(questionOf(scene, nonce, told)).then(() => nonce, () => null);
}

export async function sendForm(of: ModalWire, components: object[], files: readonly File[]): Promise<string | null> {
  const data = { id: of.id, custom_id: of.custom_id, components, ...(files.length > 0 ? { attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })) } : {}) };
  return ask({ channelId: of.channel_id, applicationId: of.application.id, use: { kind: "form" } }, { type: InteractionType.form, data, files });
}

type OfQuestion = { id: Id; nonce?: string | number };
const nonceOf = ({ nonce }: OfQuestion): string => String(nonce ?? "");

/** What the gateway tells of questions. All devices of a person hear of it; only the one that asked knows the nonce. */
export const interactionHandlers = {
  INTERACTION_SUCCESS: (told: OfQuestion) => dropAsked(nonceOf(told)),
  INTERACTION_FAILURE: (told: OfQuestion) => failAsked(nonceOf(told), botWords.silent),
  INTERACTION_MODAL_CREATE: (told: ModalWire) => {
    if (!askedBy(nonceOf(told))) return;
    dropAsked(nonceOf(told));
    form.value = told;
  },
  APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE: (told: OfQuestion & { choices?: ChoiceWire[] }) =>
    void (offered.value = { nonce: nonceOf(told), choices: told.choices ?? [] }),
};
