import type { CommandView, MessageView, Outcome } from "../../views/view-types.ts";
import type { MenuEntry } from "../shell/menu.ts";
import { currentChannel, type State } from "../shell/state.ts";
import { openModal } from "./modal.ts";

export interface MessageMenuHandlers {
  readonly reply: () => void;
  /** Resolves when the action is done and its outcome is shown. */
  readonly act: (action: object) => Promise<Outcome>;
}

/** The entries of a message's context menu, including the bot's message commands. */
export function messageMenu(
  { places, guild, channel, ...state }: State,
  message: MessageView,
  commands: readonly CommandView[],
  { reply, act }: MessageMenuHandlers,
): MenuEntry[] {
  const isOwn = message.author.id === places.you.id;
  const kind = currentChannel({ places, guild, channel, ...state })?.kind;
  const canStartThread = guild !== "dm" && kind !== "thread" && !message.thread && !message.onlyYou;
  const appCommands = commands.filter(({ type }) => type === 3 && !message.onlyYou);
  const link = `https://discord.com/channels/${guild === "dm" ? "@me" : guild}/${channel}/${message.id}`;
  return [
    { label: "Reply", choose: reply },
    ...(canStartThread ? [{ label: "Create Thread", choose: () => startThread(act) }] : []),
    { label: "Copy Message Link", choose: () => void navigator.clipboard.writeText(link) },
    ...appCommands.map(({ name }) => ({
      label: `Apps ▸ ${name}`,
      choose: () => void act({ do: "message-command", name }),
    })),
    ...(isOwn ? [{ label: "Edit Message", choose: () => edit(message, act) }] : []),
    ...(isOwn ? [{ label: "Delete Message", danger: true, choose: () => void act({ do: "delete" }) }] : []),
  ];
}

function startThread(act: MessageMenuHandlers["act"]): void {
  promptFor("Create Thread", { label: "Thread name", value: "More on this", style: 1 }, (name) =>
    act({ do: "thread", name }),
  );
}

function edit({ text }: MessageView, act: MessageMenuHandlers["act"]): void {
  promptFor("Edit Message", { label: "Message", value: text, style: 2 }, (content) =>
    act({ do: "edit", content }),
  );
}

/** Opens a dialog with one text field: style 1 is a single line, 2 several. */
function promptFor(
  title: string,
  { label, ...field }: { readonly label: string; readonly value: string; readonly style: 1 | 2 },
  submit: (text: string) => Promise<Outcome>,
): void {
  const component = { type: 4, custom_id: "text", max_length: field.style === 1 ? 100 : 2000, ...field };
  openModal({ title, components: [{ type: 18, label, component }] }, ({ text }) => submit(String(text)));
}
