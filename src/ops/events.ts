import { pino } from "pino";
import type { Events } from "../domain/ports.ts";

const STANDARD_ERROR = 2;

/** The events port as structured logs: one JSON object a line on standard error, from `level` up. */
export function createLog(level: "debug" | "info" | "warn" | "error"): Events {
  const log = pino(
    { level, serializers: { error: pino.stdSerializers.errWithCause } },
    pino.destination({ fd: STANDARD_ERROR, sync: true }),
  );
  return {
    emit(eventLevel, name, fields = {}) {
      log[eventLevel](fields, name);
    },
  };
}
