import type { MessageSender } from "../../domain/delivery/message-sender.ts";
import type { ReportFeeds } from "../../domain/feeds/feed-notices.ts";
import type { CorrectionRenderer } from "../../domain/schedules/correction-renderer.ts";
import type { EditionNotice, MessagePublisher } from "../../domain/schedules/message-publisher.ts";
import type { WatchRenderer } from "../../domain/schedules/watch-renderer.ts";
import { message } from "../../domain/texts/texts.ts";
import { createCorrectionRenderer } from "../render/correction.ts";
import { createEditionRenderer } from "../render/edition.ts";
import { createWatchRenderer } from "../render/watch.ts";

/** What a connected client provides to the publisher. */
export interface PublisherConnection {
  readonly sender: MessageSender;
  /** The language of a guild's labels; null: the shared library's. */
  readonly languageOf: (guild: string | null) => string;
  readonly notify: (guild: string, notice: EditionNotice) => Promise<void>;
  readonly reportFeeds: ReportFeeds;
  /** The guild's channel for error notices; null if none is set. */
  readonly errorChannel: (guild: string) => string | null;
}

/** A publisher that exists before Discord is reached and between connections. */
export interface PublisherProxy {
  readonly publisher: MessagePublisher & {
    readonly watch: WatchRenderer & CorrectionRenderer;
    readonly reportFeeds: ReportFeeds;
  };
  /** Uses this connection from now on; returns a function that disconnects it. */
  connect(connection: PublisherConnection): () => void;
}

const NOT_CONNECTED = message("reason.discord.not-connected");

/**
 * Without a connection, posting and searching report that nothing was done. Rendering and notices wait for the first
 * connection, which knows the guild's language; aborting `signal` rejects them.
 */
export function createPublisherProxy(signal: AbortSignal): PublisherProxy {
  const first = Promise.withResolvers<PublisherConnection>();
  signal.addEventListener("abort", () => first.reject(new Error("stopped before Discord was reached")));
  // Prevents an unhandled rejection if nothing is waiting.
  first.promise.catch(() => undefined);
  let latest: PublisherConnection | null = null;
  let connected: PublisherConnection | null = null;

  /** Created for each call, since a guild's language may have changed. */
  async function createRenderer<T>(create: (languageOf: PublisherConnection["languageOf"]) => T): Promise<T> {
    const { languageOf } = latest ?? (await first.promise);
    return create(languageOf);
  }

  const sender: MessageSender = {
    post: async (...args) => connected?.sender.post(...args) ?? { kind: "not-posted", detail: NOT_CONNECTED },
    edit: async (...args) => connected?.sender.edit(...args) ?? { kind: "not-edited", detail: NOT_CONNECTED },
    find: async (...args) =>
      connected?.sender.find(...args) ?? { kind: "unsearchable", detail: NOT_CONNECTED },
  };
  return {
    publisher: {
      sender,
      render: {
        briefing: async (...args) => (await createRenderer(createEditionRenderer)).briefing(...args),
        alert: async (...args) => (await createRenderer(createEditionRenderer)).alert(...args),
      },
      watch: {
        watchAlert: async (...args) => (await createRenderer(createWatchRenderer)).watchAlert(...args),
        correctionEdits: async (...args) =>
          (await createRenderer(createCorrectionRenderer)).correctionEdits(...args),
      },
      async notify(guild, notice) {
        if (guild === null) return;
        const { notify } = latest ?? (await first.promise);
        await notify(guild, notice);
      },
      async reportFeeds(guild, feeds) {
        const { reportFeeds } = latest ?? (await first.promise);
        await reportFeeds(guild, feeds);
      },
      async alertChannel(guild) {
        const { errorChannel } = latest ?? (await first.promise);
        return guild === null ? null : errorChannel(guild);
      },
    },
    connect(connection) {
      latest = connection;
      connected = connection;
      first.resolve(connection);
      return () => {
        if (connected === connection) connected = null;
      };
    },
  };
}
