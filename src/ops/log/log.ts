import { AsyncLocalStorage } from "node:async_hooks";
import { pino } from "pino";
import type { Events, WithCorrelationId } from "../../domain/operations/events.ts";
import { createRedactor } from "./redact.ts";
import { type LogDestination, standardError } from "./standard-error.ts";

export interface LogOptions {
  readonly level: "debug" | "info" | "warn" | "error";
  /** Removed from every line. */
  readonly secrets: readonly string[];
  /** Readable lines for a terminal; null for one JSON object per line. */
  readonly pretty: { readonly colour: boolean } | null;
}

export interface Log {
  readonly events: Events;
  readonly withCorrelationId: WithCorrelationId;
}

/** An Events port that writes structured logs to standard error, from `level` up, without secrets. */
export async function createLog({ level, secrets, pretty }: LogOptions): Promise<Log> {
  const correlationIds = new AsyncLocalStorage<string>();
  const log = pino(
    {
      level,
      serializers: { error: pino.stdSerializers.errWithCause },
      mixin() {
        const reference = correlationIds.getStore();
        return reference === undefined ? {} : { reference };
      },
      hooks: { streamWrite: createRedactor(secrets) },
    },
    await destination(pretty),
  );
  return {
    events: {
      emit(eventLevel, name, payload) {
        log[eventLevel](payload as object, name as string);
      },
    },
    withCorrelationId: (correlationId, work) => correlationIds.run(correlationId, work),
  };
}

async function destination(pretty: LogOptions["pretty"]): Promise<LogDestination> {
  const stream = standardError();
  if (pretty === null) return stream;
  const { prettyFactory } = await import("pino-pretty");
  const prettify = prettyFactory({
    colorize: pretty.colour,
    translateTime: "SYS:HH:MM:ss",
    ignore: "pid,hostname",
    errorLikeObjectKeys: ["error"],
  });
  return { write: (line) => stream.write(prettify(line) ?? line) };
}

/** An Events port that forwards each event to all listeners. */
export function combineEvents(listeners: readonly Events[]): Events {
  return {
    emit(level, name, payload) {
      for (const listener of listeners) listener.emit(level, name, payload);
    },
  };
}
