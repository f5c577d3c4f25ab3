import type { Client } from "discord.js";
import { tellGuild } from "../answering/tell-guild.ts";
import { createEditionsRest } from "../client.ts";
import { escapeText } from "../escape.ts";
import type { House } from "../house.ts";
import { channelLink } from "../render/schedules.ts";
import { timestamp } from "../render/small-print.ts";
import { textsFor } from "../texts/index.ts";
import type { PressConnection } from "./press.ts";
import { createPublisher } from "./publisher.ts";

export interface PressParts {
  readonly client: Client<true>;
  readonly house: House;
  readonly apiUrl: string;
  readonly token: string;
  readonly unauthorized: () => void;
}

/** What the press works with while this client is connected. */
export function openPress({ client, house, apiUrl, token, unauthorized }: PressParts): PressConnection & {
  close(): void;
} {
  const { desk, events, bot, now } = house;
  const posting = createEditionsRest(apiUrl, token);
  const publisher = createPublisher({
    posting,
    reading: client.rest,
    bot,
    mayRead: (channel) => house.missingIn(channel, ["ReadMessageHistory"])?.length === 0,
    mayAttach(channel) {
      const missing = house.missingIn(channel, ["AttachFiles"]);
      return missing === null ? null : missing.length === 0;
    },
    unauthorized,
    events,
    now,
  });
  return {
    publisher,
    languageOf(guild) {
      const locale = guild === null ? undefined : client.guilds.cache.get(guild)?.preferredLocale;
      return textsFor(desk.settings(guild).language ?? locale).code;
    },
    errorChannel: (guild) => desk.settings(guild).errorChannel ?? null,
    tell: (guild, { kind, schedule, edition }) =>
      tellGuild(house, guild, ({ schedules }) =>
        schedules.notice(kind, {
          id: escapeText(schedule.id),
          channel: channelLink(edition.channel),
          slot: timestamp(edition.slot, "f"),
          reason: escapeText(edition.reason ?? ""),
        }),
      ),
    close() {
      posting.clearHandlerSweeper();
      posting.clearHashSweeper();
    },
  };
}
