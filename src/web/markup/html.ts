import { cleanText } from "../../text/sentences/clean.ts";

const MARKUP = Symbol("markup");

/** Trusted markup, made by html``; everything else is text and is escaped. */
export interface Html {
  readonly [MARKUP]: string;
}

/** A value of a template: markup is inserted as it is, text is escaped, null and false render as nothing. */
export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Builds markup from a template. Values may be used in text and in quoted attributes only. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = parts.map((part, at) => part + write(values[at] ?? null)).join("");
  return { [MARKUP]: markup };
}

/** Marks markup from another trusted source (a chart) as safe. */
export function trustedHtml(markup: string): Html {
  return { [MARKUP]: markup };
}

export function renderHtml(fragment: Html): string {
  return fragment[MARKUP];
}

/** An optional attribute; null leaves it out. */
export function attribute(name: string, value: string | null): Html {
  return value === null ? html`` : trustedHtml(` ${name}="${escaped(value)}"`);
}

function write(value: HtmlValue): string {
  if (value === null || value === false) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return MARKUP in value ? value[MARKUP] : value.map(write).join("");
}

/** Also removes invisible characters, which could change how the surrounding text looks. */
function escaped(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
