import type { House } from "../house.ts";
import { newNonce } from "../reference.ts";
import { ownWords } from "../render/notices.ts";
import { textsFor } from "../texts/index.ts";
import type { Texts } from "../texts/texts.ts";

/** Tells those who run a guild, in the channel they chose for it; nowhere if they chose none. */
export async function tellGuild(
  { desk, api, events }: Pick<House, "desk" | "api" | "events">,
  guild: string,
  text: (texts: Texts) => string,
): Promise<void> {
  const { errorChannel, language } = desk.settings(guild);
  if (errorChannel === undefined) return;
  const outcome = await api.post(errorChannel, ownWords(text(textsFor(language))), {
    nonce: newNonce(),
  });
  if (!outcome.ok) events.emit("warn", "guild.not-told", { guild, kind: outcome.kind, code: outcome.code });
}
