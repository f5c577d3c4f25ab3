import type { ScanProgress } from "../../domain/intake/document-source.ts";
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
export function createProgressLine(err: Output, monotonicMs: () => number): ProgressLine {
  const canRewrite = err.isTTY === true;
  const start = monotonicMs();
  let nextDrawMs = start + (canRewrite ? QUIET_MS : LINE_EVERY_MS);
  let onScreen = false;
  return {
    show({ read, changed, latest }) {
      const now = monotonicMs();
      if (now < nextDrawMs || changed === 0) return;
      nextDrawMs = now + (canRewrite ? REDRAW_MS : LINE_EVERY_MS);
      const rate = Math.round(read / ((now - start) / 1000));
      const file = latest === null ? "" : `: ${shortened(plain(latest))}`;
      const text = `Reading documents: ${grouped(read)} of ${grouped(changed)} (${grouped(rate)}/s)${file}`;
      err.write(canRewrite ? ERASE_LINE + text : `${text}\n`);
      onScreen = canRewrite;
    },
    done() {
      if (onScreen) err.write(ERASE_LINE);
      onScreen = false;
    },
  };
}

/** The end of a path tells more than its beginning; the line must not wrap, as then it can't be rewritten. */
const MAX_PATH_LENGTH = 30;
const shortened = (path: string): string =>
  path.length <= MAX_PATH_LENGTH ? path : `…${path.slice(1 - MAX_PATH_LENGTH)}`;

const grouped = (count: number): string => count.toLocaleString("en");
