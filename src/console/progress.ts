import type { ScanProgress } from "../domain/folder.ts";
import { plain } from "./plain.ts";
import type { Output } from "./terminal.ts";

/** Shows on standard error how far reading the documents has come; `done` leaves the line clean. */
export interface ProgressLine {
  show(progress: ScanProgress): void;
  done(): void;
}

/** Reading that takes less than this needs no word. */
const QUIET_MS = 400;
const REDRAW_MS = 100;
/** Where a line can't be rewritten (a log, a pipe), one comes this often. */
const LINE_EVERY_MS = 5_000;
const ERASE_LINE = "\r\u001b[K";

/** `nowMs` counts milliseconds from anywhere, forward only. */
export function createProgressLine(err: Output, nowMs: () => number): ProgressLine {
  const rewritten = err.isTTY === true;
  const start = nowMs();
  let next = start + (rewritten ? QUIET_MS : LINE_EVERY_MS);
  let onScreen = false;
  return {
    show({ read, changed, latest }) {
      const now = nowMs();
      if (now < next || changed === 0) return;
      next = now + (rewritten ? REDRAW_MS : LINE_EVERY_MS);
      const rate = Math.round(read / ((now - start) / 1000));
      const file = latest === null ? "" : `: ${shortened(plain(latest))}`;
      const text = `Reading documents: ${grouped(read)} of ${grouped(changed)} (${grouped(rate)}/s)${file}`;
      err.write(rewritten ? ERASE_LINE + text : `${text}\n`);
      onScreen = rewritten;
    },
    done() {
      if (onScreen) err.write(ERASE_LINE);
      onScreen = false;
    },
  };
}

/** The end of a path tells more than its beginning; the line must not wrap, as then it can't be rewritten. */
const LONGEST_PATH = 30;
const shortened = (path: string): string =>
  path.length <= LONGEST_PATH ? path : `…${path.slice(1 - LONGEST_PATH)}`;

const grouped = (count: number): string => count.toLocaleString("en");
