import type { CorrectionRenderer } from "../../domain/corrections.ts";
import type { Publisher } from "../../domain/delivery.ts";
import type { Notice, Press } from "../../domain/schedules.ts";
import type { WatchRenderer } from "../../domain/watches.ts";
import { createCorrectionRenderer } from "../render/correction.ts";
import { createEditionRenderer } from "../render/edition.ts";
import { createWatchRenderer } from "../render/watch.ts";

/** What a connection to Discord gives the press while it lasts. */
export interface PressConnection {
  readonly publisher: Publisher;
  /** The language of a guild's labels; null: the shared library's. */
  readonly languageOf: (guild: string | null) => string;
  readonly tell: (guild: string, notice: Notice) => Promise<void>;
  /** Where a guild wants to be told what goes wrong; null: it has not said. */
  readonly errorChannel: (guild: string) => string | null;
}

/** The press, which is there before Discord is reached and between connections. */
export interface PressRoom {
  readonly press: Press & { readonly watch: WatchRenderer & CorrectionRenderer };
  /** From now on the press works through this; gives the way to end that. */
  connect(connection: PressConnection): () => void;
}

const NOT_CONNECTED = "not connected to Discord";

/**
 * Without a connection nothing is posted, found or told, and the outbox hears so; what is to be rendered waits for the first
 * one, since only then a guild's language is known. `signal` ends the waiting.
 */
export function createPressRoom(signal: AbortSignal): PressRoom {
  const first = Promise.withResolvers<PressConnection>();
  signal.addEventListener("abort", () => first.reject(new Error("ended before Discord was reached")));
  // Nobody may be waiting for it.
  first.promise.catch(() => undefined);
  let latest: PressConnection | null = null;
  let connected: PressConnection | null = null;

  /** Made anew each time: a guild's language may be another by now. */
  async function rendererBy<T>(create: (languageOf: PressConnection["languageOf"]) => T): Promise<T> {
    const { languageOf } = latest ?? (await first.promise);
    return create(languageOf);
  }

  const publisher: Publisher = {
    post: async (...taken) =>
      connected?.publisher.post(...taken) ?? { kind: "not-posted", detail: NOT_CONNECTED },
    edit: async (...taken) =>
      connected?.publisher.edit(...taken) ?? { kind: "not-edited", detail: NOT_CONNECTED },
    find: async (...taken) =>
      connected?.publisher.find(...taken) ?? { kind: "unsearchable", detail: NOT_CONNECTED },
  };
  return {
    press: {
      publisher,
      render: {
        briefing: async (...taken) => (await rendererBy(createEditionRenderer)).briefing(...taken),
        alert: async (...taken) => (await rendererBy(createEditionRenderer)).alert(...taken),
      },
      watch: {
        watchAlert: async (...taken) => (await rendererBy(createWatchRenderer)).watchAlert(...taken),
        corrected: async (...taken) => (await rendererBy(createCorrectionRenderer)).corrected(...taken),
      },
      async tell(guild, notice) {
        if (guild === null) return;
        const { tell } = latest ?? (await first.promise);
        await tell(guild, notice);
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
