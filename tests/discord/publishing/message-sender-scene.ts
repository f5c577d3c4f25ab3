import type { REST } from "discord.js";
import { createEditionsRest } from "../../../src/discord/api/clients.ts";
import { customId } from "../../../src/discord/message/custom-id.ts";
import { button, message, row, textDisplay } from "../../../src/discord/message/message-body.ts";
import { createMessageSender } from "../../../src/discord/publishing/message-sender.ts";
import { deleteMessage } from "../../../src/discord-standin/messages/messages.ts";
import { type StandIn, type StartOptions, startDiscord } from "../../../src/discord-standin/start-discord.ts";
import type { Channel } from "../../../src/discord-standin/world/types.ts";
import type { MessagePart, MessageSender } from "../../../src/domain/delivery/message-sender.ts";
import type { MessageSenderScene } from "../../contracts/message-sender.ts";
import { postedIn, textOf } from "../bot-scene.ts";

/** The bot's publisher, over REST only, with a stand-in Discord. */
export interface SenderScene extends MessageSenderScene {
  readonly discord: StandIn;
  readonly news: Channel;
  readonly sender: MessageSender;
  /** How often the token was rejected, and what was logged. */
  readonly unauthorized: () => number;
  readonly logged: readonly string[];
  readonly reasons: readonly string[];
  /** What the bot knows about its Attach Files permission. */
  readonly known: { mayAttach: boolean | null };
}

export async function openSenderScene(options: StartOptions = {}): Promise<SenderScene> {
  const discord = await startDiscord(options);
  const news = discord.channel(discord.addGuild(), "general");
  const posting = createEditionsRest(discord.apiUrl, discord.token);
  const reading = createEditionsRest(discord.apiUrl, discord.token);
  const logged: string[] = [];
  const reasons: string[] = [];
  let unauthorized = 0;
  let mayRead = true;
  const known = { mayAttach: null as boolean | null };
  const sender = createMessageSender({
    posting,
    reading,
    botId: discord.world.bot.id,
    mayRead: () => mayRead,
    mayAttach: () => known.mayAttach,
    unauthorized: () => {
      unauthorized += 1;
    },
    events: {
      emit(_level, name, payload) {
        logged.push(name);
        if ("detail" in payload) reasons.push(payload.detail);
      },
    },
    now: () => new Date().toISOString(),
  });
  return {
    discord,
    news,
    sender,
    channel: news.id,
    since: new Date().toISOString(),
    render: editionPart,
    texts: () => postedIn(news, discord).map(textOf),
    delete(id) {
      const posted = news.messages.get(id);
      if (posted !== undefined) deleteMessage(discord.world, posted);
    },
    allow(what, allowed) {
      const name = what === "post" ? "sendMessages" : "readMessageHistory";
      if (what === "read") mayRead = allowed;
      discord.setPermissions(news, { [allowed ? "allow" : "deny"]: [name] });
    },
    deleteChannel: () => discord.deleteChannel(news),
    settle: (work) => work,
    unauthorized: () => unauthorized,
    logged,
    reasons,
    known,
    async [Symbol.asyncDispose]() {
      for (const rest of [posting, reading]) stopSweepers(rest);
      await discord[Symbol.asyncDispose]();
    },
  };
}

/** Clears the timers that would keep the process running. */
function stopSweepers(rest: REST): void {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
}

/** A rendered part, with the button that marks it. */
export function editionPart(
  edition: string,
  part: number,
  text: string,
  place: { readonly beginsThread?: string; readonly inThread?: { readonly name: string } } = {},
): MessagePart {
  const marker = button(customId("sources", edition, part + 1), { label: "Sources" });
  return { body: { message: message([textDisplay(text), row([marker])]), ...place } };
}
