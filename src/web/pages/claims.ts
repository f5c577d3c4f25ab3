import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";
import { type Claim, claimText, type Evidence } from "../../domain/documents/claim.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { type DateOptions, publishedDate } from "../../text/display/dates.ts";
import { attribute, type Html, html } from "../markup/html.ts";
import { pageUrl, parseSentenceNumbers } from "../markup/urls.ts";

/** Claims with a heading; a null title continues the section before. */
export interface ClaimGroup {
  readonly title: string | null;
  readonly claims: readonly Claim[];
}

/** The requested evidence: the query of a URL that evidenceUrl() made. */
export interface RequestedEvidence {
  readonly claim: string | null;
  readonly document: string | null;
  readonly sentences: readonly number[];
}

export interface ClaimsViewOptions extends DateOptions {
  /** The page's path, and its query apart from the requested evidence. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | null>>;
  readonly requested: RequestedEvidence;
  /** All claims of the page, in order. */
  readonly claims: readonly Claim[];
  readonly headers: ReadonlyMap<string, DocumentHeader>;
}

/** Renders the claims of a page as links that show the source sentences beside them. */
export interface ClaimsView {
  /** The claim and the piece of its evidence that is shown; null when there is none. */
  readonly chosen: { readonly claim: Claim; readonly evidence: Evidence } | null;
  list(claims: readonly Claim[]): Html;
  /** Renders a single claim as a link, for a heading. */
  link(claim: Claim): Html;
  /** The URL that shows a piece of the chosen claim's evidence. */
  evidenceUrl(evidence: Evidence): string;
}

export function parseRequestedEvidence(query: URLSearchParams): RequestedEvidence {
  return {
    claim: query.get("claim"),
    document: query.get("document"),
    sentences: parseSentenceNumbers(query.get("at")),
  };
}

export function createClaimsView(options: ClaimsViewOptions): ClaimsView {
  const { claims, requested } = options;
  const chosen = chooseEvidence(options);
  const idOf = (claim: Claim) => `c${claims.indexOf(claim) + 1}`;
  const urlOf = (claim: Claim, { document, sentences }: Evidence) => {
    const at = formatSentenceRanges(sentences);
    return pageUrl(options.path, { ...options.query, claim: idOf(claim), document, at }, idOf(claim));
  };
  const link = (claim: Claim): Html => {
    const [first] = claim.evidence;
    const text = claimText(claim, options.texts);
    if (first === undefined) return html`<span class="claim">${text}</span>`;
    const current = attribute("aria-current", claim === chosen?.claim ? "true" : null);
    return html`<a class="claim" href="${urlOf(claim, first)}"${current}>${text}</a>`;
  };
  const item = (claim: Claim): Html => {
    const skipLink =
      claim === chosen?.claim && requested.document !== null
        ? html` <a class="to-source" href="#evidence">${options.texts.t("page.claim.to-source")}</a>`
        : null;
    return html`<li id="${idOf(claim)}">${link(claim)} ${sources(claim, options, urlOf)}${skipLink}</li>`;
  };
  return {
    chosen,
    link: (claim) => html`<span id="${idOf(claim)}">${link(claim)}</span>`,
    list: (listed) => (listed.length === 0 ? html`` : html`<ul class="claims">${listed.map(item)}</ul>`),
    evidenceUrl: (evidence) => (chosen === null ? "" : urlOf(chosen.claim, evidence)),
  };
}

/**
 * The requested claim if it still cites the requested sentences, else the first claim that does; the first claim of the
 * page when nothing was requested.
 */
function chooseEvidence({ claims, requested }: ClaimsViewOptions): ClaimsView["chosen"] {
  const cited = claims.flatMap((claim, at) =>
    claim.evidence.map((evidence) => ({ claim, evidence, id: `c${at + 1}` })),
  );
  if (requested.document === null) return cited[0] ?? null;
  const sentenceKey = formatSentenceRanges(requested.sentences);
  const fitting = cited.filter(
    ({ evidence }) =>
      evidence.document === requested.document && formatSentenceRanges(evidence.sentences) === sentenceKey,
  );
  return fitting.find(({ id }) => id === requested.claim) ?? fitting[0] ?? null;
}

/** The publishers and dates of a claim; further sources are links. */
function sources(
  claim: Claim,
  options: ClaimsViewOptions,
  urlOf: (claim: Claim, evidence: Evidence) => string,
): Html {
  const [first, ...others] = claim.evidence;
  if (first === undefined) return html``;
  const more = others.map(
    (evidence) => html`, <a href="${urlOf(claim, evidence)}">${sourceName(evidence.document, options)}</a>`,
  );
  return html`<span class="source">${sourceName(first.document, options)}${more}</span>`;
}

/** For example "Elmsworth Courier, 7 Feb 2024"; the path when the publisher is unknown. */
function sourceName(path: string, options: ClaimsViewOptions): string {
  const header = options.headers.get(path);
  if (header === undefined) return path;
  const name = header.source ?? path;
  return header.published.from === "arrival" ? name : `${name}, ${publishedDate(header.published, options)}`;
}
