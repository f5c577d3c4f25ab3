import { once } from "../../async/once.ts";
import type { Supplier } from "../../domain/documents/claim.ts";
import type { CitedSentence, Surroundings } from "../../domain/writing/verify.ts";
import { type ParsedText, parseText } from "./source.ts";

/** The title and sentences around the cited ones, and which of them a claim turned out to rest on. */
export interface Around {
  /** The first text that fits, which becomes one of the claim's suppliers; undefined if none does. */
  readonly supply: (fits: (text: ParsedText) => boolean) => ParsedText | undefined;
  /** The same for the title alone. */
  readonly supplyTitle: (fits: (text: ParsedText) => boolean) => ParsedText | undefined;
  /** Those supplied so far, each once: where they are from, and their texts. */
  readonly suppliers: () => readonly Supplier[];
  readonly supplied: () => readonly ParsedText[];
}

interface Entry extends Supplier {
  readonly parsed: ParsedText;
}

/** A longer "title" is a whole article without line breaks. */
const MAX_TITLE_CHARACTERS = 300;

/** Parses the surroundings at the first use, with the language and date of the cited sentences. */
export function around(surroundings: Surroundings | undefined, [first]: readonly CitedSentence[]): Around {
  const entries = once(() => {
    const { title = null, context = [] } = surroundings ?? {};
    const like = { statedDate: first?.statedDate ?? null, language: first?.language ?? "und" };
    const all: (Supplier & { readonly text: string })[] = [
      ...(title === null || title.length > MAX_TITLE_CHARACTERS
        ? []
        : [{ from: "title" as const, index: 0, text: title }]),
      ...context.map((text, index) => ({ from: "context" as const, index, text })),
    ];
    return all.map(({ from, index, text }): Entry => ({ from, index, parsed: parseText({ ...like, text }) }));
  });
  const used = new Set<Entry>();
  const use = (entry: Entry | undefined): ParsedText | undefined => {
    if (entry !== undefined) used.add(entry);
    return entry?.parsed;
  };
  return {
    supply: (fits) => use(entries().find(({ parsed }) => fits(parsed))),
    supplyTitle: (fits) => use(entries().find(({ from, parsed }) => from === "title" && fits(parsed))),
    suppliers: () => [...used].map(({ from, index }) => ({ from, index })),
    supplied: () => [...used].map(({ parsed }) => parsed),
  };
}
