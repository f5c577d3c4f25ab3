import type { House } from "../house.ts";
import { newNonce } from "../reference.ts";
import { noticeMessage } from "../render/notices.ts";
import { type Language, languageOf } from "../texts/languages.ts";

/** Tells those who run a guild, in the channel they chose for it; nowhere if they chose none. */
export async function tellGuild(
  { desk, api, events }: Pick<House, "desk" | "api" | "events">,
  guild: string,
  text: (language: Language) => string,
): Promise<void> {
  const { errorChannel, language } = desk.settings(guild);
  if (errorChannel === undefined) return;
  const outcome = await api.post(errorChannel, noticeMessage(text(languageOf(language))), {
    nonce: newNonce(),
  });
  if (!outcome.ok) events.emit("warn", "guild.not-told", { guild, kind: outcome.kind, code: outcome.code });
}
