import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";
import type { Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { publishedTime } from "../../text/display/british-dates.ts";
import { documentText } from "../markup/document-text.ts";
import { type Html, html } from "../markup/html.ts";
import { documentUrl } from "../markup/urls.ts";
import type { ClaimsView } from "./claims.ts";
import type { PageDeps } from "./dependencies.ts";

/** Sentences shown before the cited one. Earlier text is collapsed, so that the cited sentence is visible at once. */
const CONTEXT_SENTENCES = 2;
/** Sentences included before and after; the document's own page has the rest. */
const MAX_SURROUNDING = 200;

export interface EvidencePanelDeps extends Pick<PageDeps, "library" | "store" | "timeZone"> {
  readonly view: ClaimsView;
  /** Whether the reader requested it. If not, it is shown only on wide screens. */
  readonly requested: boolean;
  /** The URL of the page without the panel. */
  readonly closeUrl: string;
}

/** The document that the chosen claim cites, with the cited sentences marked; empty when there is no chosen claim. */
export async function evidencePanel({
  view,
  requested,
  closeUrl,
  ...deps
}: EvidencePanelDeps): Promise<Html> {
  const { chosen } = view;
  if (chosen === null) return html``;
  const { claim, evidence } = chosen;
  const [document] = await deps.store.documents(deps.library, [evidence.document]);
  if (document === undefined) return html``;
  const at = claim.evidence.indexOf(evidence);
  const others = claim.evidence.map((other, n) =>
    n === at
      ? html`<li><span aria-current="true">Source ${n + 1}</span></li>`
      : html`<li><a href="${view.evidenceUrl(other)}">Source ${n + 1}</a></li>`,
  );
  return html`<aside class="evidence${requested ? "" : " not-requested"}" id="evidence" tabindex="0" aria-labelledby="evidence-title">
${requested && html`<p class="close"><a href="${closeUrl}">Close</a></p>`}
<h2 id="evidence-title">What the source says</h2>
<p class="cited-title"><a href="${documentUrl(document.path, evidence.sentences)}" dir="auto">${document.title}</a></p>
<p class="meta">${aboutDocument(document, evidence, deps.timeZone)}</p>
${others.length > 1 && html`<ul class="others" aria-label="Sources of this claim">${others}</ul>`}
${surroundingText(document, evidence.sentences)}
</aside>`;
}

function aboutDocument(document: Document, { sentences }: Evidence, timeZone: string): string {
  const which = `${sentences.length > 1 ? "sentences" : "sentence"} ${formatSentenceRanges(sentences)} of ${document.sentences.length}`;
  return [document.source ?? document.path, publishedTime(document.published, timeZone), which].join(" · ");
}

function surroundingText(document: Document, sentences: readonly number[]): Html {
  const cited = new Set(sentences);
  const at = sentences[0] ?? 1;
  const firstVisible = Math.max(1, paragraphStart(document, at - CONTEXT_SENTENCES));
  const [first, last] = [
    Math.max(1, firstVisible - MAX_SURROUNDING),
    (sentences.at(-1) ?? at) + MAX_SURROUNDING,
  ];
  const view = { cited, numbered: false };
  const whole = html`<a href="${documentUrl(document.path, sentences)}">on the document's page</a>`;
  const before =
    firstVisible > 1 &&
    html`<details><summary>The text before</summary>${first > 1 && html`<p class="meta">The beginning is ${whole}.</p>`}${documentText(document, { ...view, first, last: firstVisible - 1 })}</details>`;
  const rest = last < document.sentences.length && html`<p class="meta">The rest is ${whole}.</p>`;
  return html`${before}${documentText(document, { ...view, first: firstVisible, last })}${rest}`;
}

/** The start of the paragraph if it is close to the sentence, else the sentence itself. */
function paragraphStart({ paragraphs }: Document, sentence: number): number {
  const start = paragraphs.findLast((n) => n <= sentence) ?? 1;
  return sentence - start <= CONTEXT_SENTENCES ? start : sentence;
}
