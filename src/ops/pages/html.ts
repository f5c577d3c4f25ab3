import { cleanText } from "../../text/clean.ts";

const MARKUP = Symbol("markup");

/** Markup that was made here; everything else is text, and is escaped. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What a template takes: markup stays, text is escaped, nothing is nothing. */
export type Piece = Html | string | number | null | false | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup with values in it. A value may stand in text or in a quoted attribute, nowhere else. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const written = parts.map((part, at) => part + write(pieces[at] ?? null)).join("");
  return { [MARKUP]: written };
}

/** Markup that somebody else made and answers for: a chart. */
export function madeMarkup(markup: string): Html {
  return { [MARKUP]: markup };
}

export function markupOf(made: Html): string {
  return made[MARKUP];
}

/** An attribute that is there or not. */
export function attribute(name: string, value: string | null): Html {
  return value === null ? html`` : madeMarkup(` ${name}="${escaped(value)}"`);
}

function write(piece: Piece): string {
  if (piece === null || piece === false) return "";
  if (typeof piece === "string" || typeof piece === "number") return escaped(String(piece));
  return MARKUP in piece ? piece[MARKUP] : piece.map(write).join("");
}

/** Invisible characters go, too: they would change what the text around them looks like. */
function escaped(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
