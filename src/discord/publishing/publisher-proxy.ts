import type { MessageSender } from "../../domain/delivery/delivery.ts";
import type { CorrectionRenderer } from "../../domain/schedules/corrections.ts";
import type { EditionNotice, MessagePublisher } from "../../domain/schedules/schedule.ts";
import type { WatchRenderer } from "../../domain/schedules/watches.ts";
import { createCorrectionRenderer } from "../render/correction.ts";
import { createEditionRenderer } from "../render/edition.ts";
import { createWatchRenderer } from "../render/watch.ts";

/** What a connection to Discord gives the press while it lasts. */
export interface PublisherConnection {
  readonly sender: MessageSender;
  /** The language of a guild's labels; null: the shared library's. */
  readonly languageOf: (guild: string | null) => string;
  readonly notify: (guild: string, notice: EditionNotice) => Promise<void>;
  /** Where a guild wants to be told what goes wrong; null: it has not said. */
  readonly errorChannel: (guild: string) => string | null;
}

/** The press, which is there before Discord is reached and between connections. */
export interface PublisherProxy {
  readonly publisher: MessagePublisher & { readonly watch: WatchRenderer & CorrectionRenderer };
  /** From now on the press works through this; gives the way to end that. */
  connect(connection: PublisherConnection): () => void;
}

const NOT_CONNECTED = "not connected to Discord";

/**
 * Without a connection nothing is posted, found or told, and the outbox hears so; what is to be rendered waits for the first
 * one, since only then a guild's language is known. `signal` ends the waiting.
 */
export function createPublisherProxy(signal: AbortSignal): PublisherProxy {
  const first = Promise.withResolvers<PublisherConnection>();
  signal.addEventListener("abort", () => first.reject(new Error("ended before Discord was reached")));
  // Nobody may be waiting for it.
  first.promise.catch(() => undefined);
  let latest: PublisherConnection | null = null;
  let connected: PublisherConnection | null = null;

  /** Made anew each time: a guild's language may be another by now. */
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
