import { type Html, type HtmlValue, html } from "./html.ts";

/** A private-use character, which no catalogue has. */
const MARK = "\u{E000}";

/**
 * A catalogue text with markup in place of arguments, such as links. `write` makes the text from one mark per argument.
 * Text from documents must be in `values`, not in the text that `write` makes.
 */
export function textWithMarkup<Name extends string>(
  values: Readonly<Record<Name, HtmlValue>>,
  write: (marks: Readonly<Record<Name, string>>) => string,
): Html {
  const names = Object.keys(values) as Name[];
  const marks = Object.fromEntries(names.map((name, at) => [name, `${MARK}${at}${MARK}`]));
  const pieces = write(marks as Record<Name, string>).split(MARK);
  return html`${pieces.map((piece, at): HtmlValue => {
    if (at % 2 === 0) return piece;
    const name = names[Number(piece)];
    return name === undefined ? null : values[name];
  })}`;
}
