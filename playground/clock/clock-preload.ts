// Loaded into the bot through NODE_OPTIONS=--import. Shifts its wall clock by the offset in the PLAYGROUND_CLOCK file;
// durations (performance.now, timers) stay real. Node also loads it in worker threads. The processes that read documents
// run without an environment; the bot passes them the time.
import { offsetReader } from "./offset-file.ts";

const file = process.env.PLAYGROUND_CLOCK;
if (file !== undefined) moveClock(offsetReader(file));

function moveClock(offset: () => number): void {
  const realNow = Date.now;
  const now = () => realNow() + offset();
  const MovedDate = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
  });
  Date.now = now;
  Date.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;
  moveTemporal(now);
}

function moveTemporal(now: () => number): void {
  const instant = () => Temporal.Instant.fromEpochMilliseconds(now());
  const zoned = (zone: Temporal.TimeZoneLike = Temporal.Now.timeZoneId()) =>
    instant().toZonedDateTimeISO(zone);
  Object.assign(Temporal.Now, {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
  });
}
