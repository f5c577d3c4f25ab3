import type { Claim, Evidence } from "../../domain/claim.ts";
import type { DocumentHeader } from "../../domain/document.ts";
import { sentenceRuns } from "../../domain/numbering.ts";
import { publishedDate } from "../../text/british-dates.ts";
import { address, readSentences } from "./addresses.ts";
import { attribute, type Html, html } from "./html.ts";

/** Claims under a heading of their own; null: under the one before. */
export interface ClaimGroup {
  readonly title: string | null;
  readonly claims: readonly Claim[];
}

/** Which claim's evidence is looked at: the query of an address that evidenceAddress() made. */
export interface Asked {
  readonly claim: string | null;
  readonly document: string | null;
  readonly sentences: readonly number[];
}

export interface ClaimsParts {
  /** The page's address, with what it was asked for besides. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | null>>;
  readonly asked: Asked;
  /** All claims of the page, in their order. */
  readonly claims: readonly Claim[];
  readonly headers: ReadonlyMap<string, DocumentHeader>;
  readonly timeZone: string;
}

/** Shows a page's claims, each a link to its source sentence beside it. */
export interface ClaimsView {
  /** The claim whose evidence is shown, and which of it; null: none can be. */
  readonly chosen: { readonly claim: Claim; readonly evidence: Evidence } | null;
  list(claims: readonly Claim[]): Html;
  /** The claim as a link, for a heading. */
  link(claim: Claim): Html;
  /** Where a piece of the chosen claim's evidence is shown. */
  evidenceAddress(evidence: Evidence): string;
}

export function readAsked(query: URLSearchParams): Asked {
  return {
    claim: query.get("claim"),
    document: query.get("document"),
    sentences: readSentences(query.get("at")),
  };
}

export function createClaimsView(parts: ClaimsParts): ClaimsView {
  const { claims, asked } = parts;
  const chosen = choose(parts);
  const idOf = (claim: Claim) => `c${claims.indexOf(claim) + 1}`;
  const to = (claim: Claim, { document, sentences }: Evidence) => {
    const at = sentenceRuns(sentences);
    return address(parts.path, { ...parts.query, claim: idOf(claim), document, at }, idOf(claim));
  };
  const link = (claim: Claim): Html => {
    const [first] = claim.evidence;
    if (first === undefined) return html`<span class="claim">${claim.text}</span>`;
    const current = attribute("aria-current", claim === chosen?.claim ? "true" : null);
    return html`<a class="claim" href="${to(claim, first)}"${current}>${claim.text}</a>`;
  };
  const item = (claim: Claim): Html => {
    const beside =
      claim === chosen?.claim && asked.document !== null
        ? html` <a class="to-source" href="#evidence">To the source sentence</a>`
        : null;
    return html`<li id="${idOf(claim)}">${link(claim)} ${sources(claim, parts, to)}${beside}</li>`;
  };
  return {
    chosen,
    link: (claim) => html`<span id="${idOf(claim)}">${link(claim)}</span>`,
    list: (listed) => (listed.length === 0 ? html`` : html`<ul class="claims">${listed.map(item)}</ul>`),
    evidenceAddress: (evidence) => (chosen === null ? "" : to(chosen.claim, evidence)),
  };
}

/** The claim that was asked for by its place on the page, if it still cites that; else the first that does; unasked, the first. */
function choose({ claims, asked }: ClaimsParts): ClaimsView["chosen"] {
  const cited = claims.flatMap((claim, at) =>
    claim.evidence.map((evidence) => ({ claim, evidence, id: `c${at + 1}` })),
  );
  if (asked.document === null) return cited[0] ?? null;
  const wanted = sentenceRuns(asked.sentences);
  const fitting = cited.filter(
    ({ evidence }) => evidence.document === asked.document && sentenceRuns(evidence.sentences) === wanted,
  );
  return fitting.find(({ id }) => id === asked.claim) ?? fitting[0] ?? null;
}

/** Who says it, and when; the second source and any more as links of their own. */
function sources(claim: Claim, parts: ClaimsParts, to: (claim: Claim, evidence: Evidence) => string): Html {
  const [first, ...others] = claim.evidence;
  if (first === undefined) return html``;
  const more = others.map(
    (evidence) => html`, <a href="${to(claim, evidence)}">${sourceName(evidence.document, parts)}</a>`,
  );
  return html`<span class="source">${sourceName(first.document, parts)}${more}</span>`;
}

/** "Elmsworth Courier, 7 Feb 2024"; without a publisher the path. */
function sourceName(path: string, { headers, timeZone }: ClaimsParts): string {
  const header = headers.get(path);
  if (header === undefined) return path;
  const name = header.source ?? path;
  return header.published.from === "arrival" ? name : `${name}, ${publishedDate(header.published, timeZone)}`;
}
