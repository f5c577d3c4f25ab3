import type { Client } from "discord.js";
import { textsFor } from "../../catalogues/texts.ts";
import { editionReason } from "../../domain/delivery/edition.ts";
import { createEditionsRest } from "../api/clients.ts";
import type { BotContext } from "../context/bot-context.ts";
import { escapeText } from "../message/escape.ts";
import { feedReport } from "../render/feeds.ts";
import { channelLink } from "../render/schedules.ts";
import { timestamp } from "../render/small-print.ts";
import { notifyGuild } from "../replies/notify-guild.ts";
import { createMessageSender } from "./message-sender.ts";
import type { PublisherConnection } from "./publisher-proxy.ts";

export interface PublisherDeps {
  readonly client: Client<true>;
  readonly bot: BotContext;
  readonly apiUrl: string;
  readonly token: string;
  readonly unauthorized: () => void;
}

/** Creates the publisher connection of a connected client. */
export function connectPublisher({
  client,
  bot,
  apiUrl,
  token,
  unauthorized,
}: PublisherDeps): PublisherConnection & {
  close(): void;
} {
  const { service, events, botId, now } = bot;
  const posting = createEditionsRest(apiUrl, token);
  const sender = createMessageSender({
    posting,
    reading: client.rest,
    botId,
    mayRead: (channel) => bot.missingPermissions(channel, ["ReadMessageHistory"])?.length === 0,
    mayAttach(channel) {
      const missing = bot.missingPermissions(channel, ["AttachFiles"]);
      return missing === null ? null : missing.length === 0;
    },
    unauthorized,
    events,
    now,
  });
  return {
    sender,
    languageOf(guild) {
      const locale = guild === null ? undefined : client.guilds.cache.get(guild)?.preferredLocale;
      return textsFor(service.settings(guild).language ?? locale).code;
    },
    errorChannel: (guild) => service.settings(guild).errorChannel ?? null,
    notify: (guild, { kind, schedule, edition }) =>
      notifyGuild(bot, guild, (texts) =>
        texts.t(`discord.schedule.notice.${kind}`, {
          id: escapeText(schedule.id),
          channel: channelLink(edition.channel),
          slot: timestamp(edition.slot, "f"),
          reason: escapeText(editionReason(edition, texts) ?? ""),
        }),
      ),
    reportFeeds: (guild, feeds) => notifyGuild(bot, guild, (texts) => feedReport(feeds, texts)),
    close() {
      posting.clearHandlerSweeper();
      posting.clearHashSweeper();
    },
  };
}
