import type { CommandView, MessageView } from "../shapes.ts";
import type { MenuEntry } from "./menu.ts";
import { currentChannel, type State } from "./state.ts";

export interface MenuDeeds {
  readonly reply: () => void;
  readonly act: (given: object) => void;
}

/** What a client offers on a message, the bot's own commands among it. */
export function messageMenu(
  { places, guild, channel, ...state }: State,
  message: MessageView,
  commands: readonly CommandView[],
  { reply, act }: MenuDeeds,
): MenuEntry[] {
  const own = message.author.id === places.you.id;
  const kind = currentChannel({ places, guild, channel, ...state })?.kind;
  const mayStart = guild !== "dm" && kind !== "thread" && !message.thread && !message.onlyYou;
  const apps = commands.filter(({ type }) => type === 3 && !message.onlyYou);
  const link = `https://discord.com/channels/${guild === "dm" ? "@me" : guild}/${channel}/${message.id}`;
  return [
    { label: "Reply", choose: reply },
    ...(mayStart ? [{ label: "Create Thread", choose: () => startThread(act) }] : []),
    { label: "Copy Message Link", choose: () => void navigator.clipboard.writeText(link) },
    ...apps.map(({ name }) => ({
      label: `Apps ▸ ${name}`,
      choose: () => act({ do: "message-command", name }),
    })),
    ...(own ? [{ label: "Edit Message", choose: () => edit(message, act) }] : []),
    ...(own ? [{ label: "Delete Message", danger: true, choose: () => act({ do: "delete" }) }] : []),
  ];
}

function startThread(act: MenuDeeds["act"]): void {
  const name = prompt("Thread name", "More on this");
  if (name) act({ do: "thread", name });
}

function edit({ text }: MessageView, act: MenuDeeds["act"]): void {
  const content = prompt("Edit the message", text);
  if (content) act({ do: "edit", content });
}
