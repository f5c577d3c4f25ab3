/** Recorded steps in order. "typed": the echo of one key; "output": everything up to the next prompt. */
export type SessionEvent =
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "output"; readonly text: string; readonly waitedMs: number }
  | { readonly kind: "pause"; readonly weight: number };

/** An event of asciicast v2: seconds since the start, "o" for output, and the text. */
export type CastEvent = readonly [number, "o", string];

/** A fast typist; a space takes longer than a letter. */
const KEY_S = 0.055;
const SPACE_S = 0.095;
const JITTER_S = [0, 0.021, 0.008, 0.034, 0.013];
/** Delay per output line: slow enough to follow the scrolling; for reading there is the transcript. */
const LINE_S = 0.17;
/** Longer waits are cut to this. */
const MAX_WAIT_S = 0.8;
/** Limits for scaling the pauses; beyond them the session needs other steps. */
const MIN_SCALE = 0.4;
const MAX_SCALE = 2.5;

/**
 * Assigns times that a viewer can follow: keys at typing speed, output line by line, and pauses scaled so that the whole
 * recording takes `seconds`.
 */
export function timeEvents(sessionEvents: readonly SessionEvent[], seconds: number): readonly CastEvent[] {
  const outputs = sessionEvents.flatMap((event, index) => timedOutputsOf(event, index));
  const fixed = sum(outputs.map(({ delay }) => delay));
  const weights = sum(outputs.map(({ weight }) => weight));
  const scale = (seconds - fixed) / weights;
  if (!(scale >= MIN_SCALE && scale <= MAX_SCALE))
    throw new Error(`${seconds} s do not fit this session: its pauses would be ${scale.toFixed(2)} as long`);
  let time = 0;
  const events: CastEvent[] = [];
  for (const { delay, weight, text } of outputs) {
    time += delay + weight * scale;
    events.push([Number(time.toFixed(3)), "o", text]);
  }
  return events;
}

interface TimedOutput {
  /** Seconds, and a weighted share of the pauses, before this output. */
  readonly delay: number;
  readonly weight: number;
  readonly text: string;
}

function timedOutputsOf(event: SessionEvent, index: number): TimedOutput[] {
  switch (event.kind) {
    case "typed": {
      const key = event.text.endsWith(" ") ? SPACE_S : KEY_S;
      return [{ delay: key + (JITTER_S[index % JITTER_S.length] ?? 0), weight: 0, text: event.text }];
    }
    case "output": {
      // The first line ends with the Enter key; then comes the time the command took.
      const wait = Math.min(event.waitedMs / 1000, MAX_WAIT_S);
      const lines = event.text.split(/(?<=\n)/);
      const delays = [KEY_S, Math.max(wait, LINE_S)];
      return lines.map((text, line) => ({ delay: delays[line] ?? LINE_S, weight: 0, text }));
    }
    case "pause":
      // A pause prints nothing; players wait for the last event's time.
      return [{ delay: 0, weight: event.weight, text: "" }];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
