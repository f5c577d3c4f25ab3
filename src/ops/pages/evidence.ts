import type { Evidence } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import { sentenceRuns } from "../../domain/numbering.ts";
import { publishedTime } from "../../text/british-dates.ts";
import { documentAddress } from "./addresses.ts";
import type { ClaimsView } from "./claims.ts";
import { documentText } from "./document-text.ts";
import { type Html, html } from "./html.ts";
import type { PagesParts } from "./parts.ts";

/** Sentences shown before the cited one; what comes before those is folded away, so that nothing needs to be scrolled. */
const BEFORE = 2;
/** Sentences at most, before and after; of a longer document the rest is on its own page. */
const MOST_AROUND = 200;

export interface EvidenceParts extends Pick<PagesParts, "library" | "store" | "timeZone"> {
  readonly view: ClaimsView;
  /** Somebody asked for it; else it is shown where there is room for it. */
  readonly asked: boolean;
  /** The page as it is without. */
  readonly closed: string;
}

/** The document that the chosen claim cites, with the cited sentences marked; nothing when there is none. */
export async function evidencePanel({ view, asked, closed, ...parts }: EvidenceParts): Promise<Html> {
  const { chosen } = view;
  if (chosen === null) return html``;
  const { claim, evidence } = chosen;
  const [document] = await parts.store.documents(parts.library, [evidence.document]);
  if (document === undefined) return html``;
  const at = claim.evidence.indexOf(evidence);
  const others = claim.evidence.map((other, n) =>
    n === at
      ? html`<li><span aria-current="true">Source ${n + 1}</span></li>`
      : html`<li><a href="${view.evidenceAddress(other)}">Source ${n + 1}</a></li>`,
  );
  return html`<aside class="evidence${asked ? "" : " unasked"}" id="evidence" tabindex="0" aria-labelledby="evidence-title">
${asked && html`<p class="close"><a href="${closed}">Close</a></p>`}
<h2 id="evidence-title">What the source says</h2>
<p class="cited-title"><a href="${documentAddress(document.path, evidence.sentences)}" dir="auto">${document.title}</a></p>
<p class="meta">${aboutDocument(document, evidence, parts.timeZone)}</p>
${others.length > 1 && html`<ul class="others" aria-label="Sources of this claim">${others}</ul>`}
${around(document, evidence.sentences)}
</aside>`;
}

function aboutDocument(document: Document, { sentences }: Evidence, timeZone: string): string {
  const which = `${sentences.length > 1 ? "sentences" : "sentence"} ${sentenceRuns(sentences)} of ${document.sentences.length}`;
  return [document.source ?? document.path, publishedTime(document.published, timeZone), which].join(" · ");
}

function around(document: Document, sentences: readonly number[]): Html {
  const cited = new Set(sentences);
  const at = sentences[0] ?? 1;
  const shown = Math.max(1, paragraphStart(document, at - BEFORE));
  const [first, last] = [Math.max(1, shown - MOST_AROUND), (sentences.at(-1) ?? at) + MOST_AROUND];
  const view = { cited, numbered: false };
  const whole = html`<a href="${documentAddress(document.path, sentences)}">on the document's page</a>`;
  const before =
    shown > 1 &&
    html`<details><summary>The text before</summary>${first > 1 && html`<p class="meta">The beginning is ${whole}.</p>`}${documentText(document, { ...view, first, last: shown - 1 })}</details>`;
  const cut = last < document.sentences.length && html`<p class="meta">The rest is ${whole}.</p>`;
  return html`${before}${documentText(document, { ...view, first: shown, last })}${cut}`;
}

/** A paragraph that begins close before is shown from its beginning. */
function paragraphStart({ paragraphs }: Document, sentence: number): number {
  const start = paragraphs.findLast((n) => n <= sentence) ?? 1;
  return sentence - start <= BEFORE ? start : sentence;
}
