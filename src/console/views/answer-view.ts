import type { Answer } from "../../domain/conversation/answer.ts";
import type { Instant } from "../../domain/core/time.ts";
import { createCitationNumbering } from "../../domain/documents/citation-numbering.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { citedText } from "../../text/display/cited-text.ts";
import { blocksText, type Paragraph } from "../terminal/layout.ts";
import { citeStyle } from "../terminal/plain.ts";
import type { View, ViewOptions } from "./briefing-view.ts";
import { sourceList } from "./source-list.ts";

export interface AnswerOptions extends ViewOptions {
  readonly at: Instant;
  /** The cited documents that are still in the library. */
  readonly documents: readonly DocumentHeader[];
}

/** An answer with its sources, or "The documents do not say." with the closest passages. */
export function answerView(answer: Answer, options: AnswerOptions): View {
  const numbering = createCitationNumbering();
  const texts = answer.claims.map((claim) => citedText(claim, numbering, citeStyle(options)));
  const headers = new Map(options.documents.map((document) => [document.path, document]));
  const blocks = [
    body(answer, texts, options),
    byline(answer, options),
    sourceList(numbering.numberedClaims(), headers, options),
  ];
  const text = blocksText(blocks, options.columns);
  const title = options.texts.t("console.answer.title", { question: answer.question });
  return { text, shown: { at: options.at, title, claims: numbering.numberedClaims() } };
}

function byline({ writer }: Answer, { paint, texts }: AnswerOptions): Paragraph[] {
  if (writer === undefined) return [];
  const text = texts.t(writer === "model" ? "console.answer.by-model" : "console.briefing.model-failed");
  return [{ indent: 0, lead: "", text: paint.dim(text), hang: 0 }];
}

function body({ status }: Answer, claims: readonly string[], { texts }: AnswerOptions): Paragraph[] {
  const paragraph = (text: string): Paragraph => ({ indent: 0, lead: "", text, hang: 0 });
  const items = claims.map((text) => ({ indent: 0, lead: "- ", text, hang: 2 }));
  switch (status) {
    case "answered":
      return [paragraph(claims.join(" "))];
    case "unclear":
      return [paragraph(texts.t("console.answer.unclear")), ...items];
    case "closest":
      return [paragraph(texts.t("console.answer.closest")), ...items];
    case "not-in-documents":
      return [paragraph(texts.t("console.answer.not-in-documents")), ...items];
  }
}
