import { formatSentenceRanges } from "../../domain/documents/citation-numbering.ts";
import type { Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { type DateOptions, publishedTime } from "../../text/display/dates.ts";
import { documentText } from "../markup/document-text.ts";
import { type Html, html } from "../markup/html.ts";
import { textWithMarkup } from "../markup/text-with-markup.ts";
import { documentUrl } from "../markup/urls.ts";
import type { ClaimsView } from "./claims.ts";
import type { PageDeps } from "./dependencies.ts";

/** Sentences shown before the cited one. Earlier text is collapsed, so that the cited sentence is visible at once. */
const CONTEXT_SENTENCES = 2;
/** Sentences included before and after; the document's own page has the rest. */
const MAX_SURROUNDING = 200;

export interface EvidencePanelDeps extends Pick<PageDeps, "library" | "store" | "texts" | "timeZone"> {
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
  const { texts } = deps;
  if (chosen === null) return html``;
  const { claim, evidence } = chosen;
  const [document] = await deps.store.documents(deps.library, [evidence.document]);
  if (document === undefined) return html``;
  const at = claim.evidence.indexOf(evidence);
  const others = claim.evidence.map((other, n) => {
    const name = texts.t("page.evidence.source", { number: String(n + 1) });
    return n === at
      ? html`<li><span aria-current="true">${name}</span></li>`
      : html`<li><a href="${view.evidenceUrl(other)}">${name}</a></li>`;
  });
  return html`<aside class="evidence${requested ? "" : " not-requested"}" id="evidence" tabindex="0" aria-labelledby="evidence-title">
${requested && html`<p class="close"><a href="${closeUrl}">${texts.t("page.evidence.close")}</a></p>`}
<h2 id="evidence-title">${texts.t("page.evidence.title")}</h2>
<p class="cited-title"><a href="${documentUrl(document.path, evidence.sentences)}" dir="auto">${document.title}</a></p>
<p class="meta">${aboutDocument(document, evidence, deps)}</p>
${others.length > 1 && html`<ul class="others" aria-label="${texts.t("page.evidence.sources")}">${others}</ul>`}
${surroundingText(document, evidence.sentences, texts)}
</aside>`;
}

function aboutDocument(document: Document, { sentences }: Evidence, options: DateOptions): string {
  const place = options.texts.t("page.evidence.place", {
    count: sentences.length,
    numbers: formatSentenceRanges(sentences),
    total: String(document.sentences.length),
  });
  return [document.source ?? document.path, publishedTime(document.published, options), place].join(" · ");
}

function surroundingText(document: Document, sentences: readonly number[], texts: Texts): Html {
  const cited = new Set(sentences);
  const at = sentences[0] ?? 1;
  const firstVisible = Math.max(1, paragraphStart(document, at - CONTEXT_SENTENCES));
  const [first, last] = [
    Math.max(1, firstVisible - MAX_SURROUNDING),
    (sentences.at(-1) ?? at) + MAX_SURROUNDING,
  ];
  const view = { cited, numbered: false };
  const link = html`<a href="${documentUrl(document.path, sentences)}">${texts.t("page.evidence.on-document-page")}</a>`;
  const elsewhere = (key: "page.evidence.beginning" | "page.evidence.rest") =>
    html`<p class="meta">${textWithMarkup({ link }, (marks) => texts.t(key, marks))}</p>`;
  const before =
    firstVisible > 1 &&
    html`<details><summary>${texts.t("page.evidence.before")}</summary>${first > 1 && elsewhere("page.evidence.beginning")}${documentText(document, { ...view, first, last: firstVisible - 1 }, texts)}</details>`;
  const rest = last < document.sentences.length && elsewhere("page.evidence.rest");
  return html`${before}${documentText(document, { ...view, first: firstVisible, last }, texts)}${rest}`;
}

/** The start of the paragraph if it is close to the sentence, else the sentence itself. */
function paragraphStart({ paragraphs }: Document, sentence: number): number {
  const start = paragraphs.findLast((n) => n <= sentence) ?? 1;
  return sentence - start <= CONTEXT_SENTENCES ? start : sentence;
}
