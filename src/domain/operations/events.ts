import type { DiscordEvents } from "./events/discord-events.ts";
import type { EditionEvents } from "./events/edition-events.ts";
import type { LibraryEvents } from "./events/library-events.ts";
import type { ModelEvents } from "./events/model-events.ts";
import type { ProcessEvents } from "./events/process-events.ts";
import type { QuestionEvents } from "./events/question-events.ts";

/** Every event with its payload. The names are stable: people search logs for them. */
export type EventMap = EditionEvents &
  DiscordEvents &
  LibraryEvents &
  ModelEvents &
  QuestionEvents &
  ProcessEvents;

export type EventName = keyof EventMap;
export type EventLevel = "debug" | "info" | "warn" | "error";

/** Events for logs and metrics. One port, so that rooms depend on neither. */
export interface Events {
  emit<Name extends EventName>(level: EventLevel, name: Name, payload: EventMap[Name]): void;
}

/** Runs the work; all events emitted during it carry this correlation id. */
export type WithCorrelationId = <T>(correlationId: string, work: () => T) => T;
