import type { ScanProgress } from "../../domain/intake/document-source.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { plain } from "./plain.ts";
import type { Output } from "./terminal.ts";

/** Shows on standard error how many documents have been read; `done` erases the line. */
export interface ProgressLine {
  show(progress: ScanProgress): void;
  done(): void;
}

/** Shorter reads show no progress. */
const QUIET_MS = 400;
const REDRAW_MS = 100;
/** Interval of lines where a line cannot be rewritten (a log, a pipe). */
const LINE_EVERY_MS = 5_000;
const ERASE_LINE = "\r\u001b[K";

export function createProgressLine(err: Output, monotonicMs: () => number, texts: Texts): ProgressLine {
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
      const file = latest === null ? "none" : shortened(plain(latest));
      const text = texts.t("console.progress", { read, changed, rate, file });
      err.write(canRewrite ? ERASE_LINE + text : `${text}\n`);
      onScreen = canRewrite;
    },
    done() {
      if (onScreen) err.write(ERASE_LINE);
      onScreen = false;
    },
  };
}

/** Longer paths lose their beginning, so that the line does not wrap: a wrapped line cannot be rewritten. */
const MAX_PATH_LENGTH = 30;
const shortened = (path: string): string =>
  path.length <= MAX_PATH_LENGTH ? path : `…${path.slice(1 - MAX_PATH_LENGTH)}`;
