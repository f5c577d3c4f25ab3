import { textsFor } from "../../catalogues/texts.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { BotContext } from "../context/bot-context.ts";
import { newNonce } from "../message/ids.ts";
import { markdownMessage } from "../render/notices.ts";

/** Posts a notice in the guild's error channel, if one is set. */
export async function notifyGuild(
  { service, api, events }: Pick<BotContext, "service" | "api" | "events">,
  guild: string,
  text: (texts: Texts) => string,
): Promise<void> {
  const { errorChannel, language } = service.settings(guild);
  if (errorChannel === undefined) return;
  const outcome = await api.post(errorChannel, markdownMessage(text(textsFor(language))), {
    nonce: newNonce(),
  });
  if (!outcome.ok)
    events.emit("warn", "guild.notice-not-sent", { guild, kind: outcome.kind, code: outcome.code });
}
