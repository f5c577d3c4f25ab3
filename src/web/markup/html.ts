import { cleanText } from "../../text/sentences/clean.ts";

const MARKUP = Symbol("markup");

/** Markup that was made here; everything else is text, and is escaped. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What a template takes: markup stays, text is escaped, nothing is nothing. */
export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup with values in it. A value may stand in text or in a quoted attribute, nowhere else. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = parts.map((part, at) => part + write(values[at] ?? null)).join("");
  return { [MARKUP]: markup };
}

/** Markup that somebody else made and answers for: a chart. */
export function trustedHtml(markup: string): Html {
  return { [MARKUP]: markup };
}

export function renderHtml(fragment: Html): string {
  return fragment[MARKUP];
}

/** An attribute that is there or not. */
export function attribute(name: string, value: string | null): Html {
  return value === null ? html`` : trustedHtml(` ${name}="${escaped(value)}"`);
}

function write(value: HtmlValue): string {
  if (value === null || value === false) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return MARKUP in value ? value[MARKUP] : value.map(write).join("");
}

/** Invisible characters go, too: they would change what the text around them looks like. */
function escaped(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
