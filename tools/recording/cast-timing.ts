/** What happened, in order. "typed": what the terminal showed of a key; "output": all that came until the next prompt. */
export type SessionEvent =
  | { readonly kind: "typed"; readonly text: string }
  | { readonly kind: "output"; readonly text: string; readonly waitedMs: number }
  | { readonly kind: "pause"; readonly weight: number };

/** An event of asciicast v2: seconds since the start, "o" for output, and the text. */
export type CastEvent = readonly [number, "o", string];

/** A quick typist; a word's end takes longer than its letters. */
const KEY_S = 0.055;
const SPACE_S = 0.095;
const JITTER_S = [0, 0.021, 0.008, 0.034, 0.013];
/** Slow enough to see what passes, faster than reading it: that is what the transcript is for. */
const LINE_S = 0.17;
/** What took longer is cut to this. */
const MAX_WAIT_S = 0.8;
/** Beyond these the session needs other steps, not other pauses. */
const MIN_SCALE = 0.4;
const MAX_SCALE = 2.5;

/**
 * Gives each thing its time, so that a person can follow: keys at a hand's pace, output line by line, and the pauses
 * stretched so that all of it takes `seconds`.
 */
export function timeEvents(sessionEvents: readonly SessionEvent[], seconds: number): readonly CastEvent[] {
  const outputs = sessionEvents.flatMap((one, at) => timedOutputsOf(one, at));
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
  /** Seconds, and a share of the pauses, that pass before it. */
  readonly delay: number;
  readonly weight: number;
  readonly text: string;
}

function timedOutputsOf(one: SessionEvent, at: number): TimedOutput[] {
  switch (one.kind) {
    case "typed": {
      const key = one.text.endsWith(" ") ? SPACE_S : KEY_S;
      return [{ delay: key + (JITTER_S[at % JITTER_S.length] ?? 0), weight: 0, text: one.text }];
    }
    case "output": {
      // The first line ends with the key Enter; what was done then took its time.
      const wait = Math.min(one.waitedMs / 1000, MAX_WAIT_S);
      const lines = one.text.split(/(?<=\n)/);
      const delays = [KEY_S, Math.max(wait, LINE_S)];
      return lines.map((text, line) => ({ delay: delays[line] ?? LINE_S, weight: 0, text }));
    }
    case "pause":
      // A pause shows nothing; players hold the last event's time.
      return [{ delay: 0, weight: one.weight, text: "" }];
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
