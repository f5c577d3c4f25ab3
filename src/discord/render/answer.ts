import type { Answer } from "../../domain/conversation/answer.ts";
import type { Instant } from "../../domain/core/time.ts";
import {
  type CitationNumbering,
  createCitationNumbering,
} from "../../domain/documents/citation-numbering.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import { customId } from "../message/custom-id.ts";
import { oneLine } from "../message/escape.ts";
import { button, type Row, row } from "../message/message-body.ts";
import { textsFor } from "../texts/languages.ts";
import type { Texts } from "../texts/texts.ts";
import { type Block, paragraphs } from "./blocks.ts";
import type { RenderedMessages } from "./briefing.ts";
import { citedClaim, shortText } from "./citations.ts";
import { plainParts } from "./message-parts.ts";
import { smallPrint } from "./small-print.ts";
import { byPath, documentLine } from "./source-lines.ts";

export interface AnswerFrame {
  /** Our reference under which `shown` is kept before it is posted; 16 characters of base64url. */
  readonly ref: string;
  readonly at: Instant;
  /** Whether the question is told above the answer: where people can't see it otherwise. */
  readonly showQuestion: boolean;
  /** The Discord id of who asked, to be shown above the answer; it pings nobody. */
  readonly askedBy?: string;
  /** Locale of the labels. */
  readonly language: string;
  /** The documents the answer cites, as far as they are still in the library. */
  readonly documents: readonly DocumentHeader[];
}

const MAX_QUESTION_CHARACTERS = 300;

/** An answer with its sources, or a plain refusal with the nearest thing the documents do say. Mostly one message. */
export function renderAnswer(answer: Answer, frame: AnswerFrame): RenderedMessages {
  const texts = textsFor(frame.language);
  const numbering = createCitationNumbering();
  const claims = answer.claims.map((claim) => citedClaim(claim, numbering));
  const blocks = [
    ...questionBlock(answer, frame, texts),
    { lines: answerLines(answer, claims, texts) },
    ...sourceBlock(answer, numbering, frame, texts),
  ];
  const { writer, question } = answer;
  const shown = { at: frame.at, title: oneLine(question), claims: numbering.numberedClaims() };
  return {
    parts: plainParts(blocks, answerRow(answer, frame, texts)),
    shown: writer === undefined ? shown : { ...shown, writer },
  };
}

function questionBlock({ question }: Answer, frame: AnswerFrame, { render }: Texts): Block[] {
  const lines = [
    ...(frame.askedBy === undefined ? [] : [smallPrint(render.answer.askedBy(`<@${frame.askedBy}>`))]),
    ...(frame.showQuestion ? [`> ${shortText(question, MAX_QUESTION_CHARACTERS)}`] : []),
  ];
  return lines.length === 0 ? [] : [{ lines }];
}

/** Sentences as a paragraph; a headline, which ends in no full stop, on a line of its own. */
function prose(claims: readonly string[]): string[] {
  const isSentence = (claim: string) => /[.!?…:;]["'”’»)]*(?:\s?\[\d+\])*$/u.test(claim);
  const headlines = claims.filter((claim) => !isSentence(claim));
  return [...headlines, ...paragraphs(claims.filter(isSentence))];
}

function answerLines({ status }: Answer, claims: readonly string[], { render: { answer } }: Texts): string[] {
  const items = claims.map((claim) => `- ${claim}`);
  switch (status) {
    case "answered":
      return prose(claims);
    case "unclear":
      return [answer.unclear, ...items];
    case "not-in-documents":
      return claims.length === 0 ? [answer.notInDocuments] : [answer.nearestInstead, ...items];
  }
}

/** The documents cited, one a line with its markers, and who wrote the answer. */
function sourceBlock(
  { writer }: Answer,
  numbering: CitationNumbering,
  { documents }: AnswerFrame,
  texts: Texts,
): Block[] {
  const headers = byPath(documents);
  const markers = new Map<string, string>();
  numbering.numberedClaims().forEach(({ evidence }, at) => {
    for (const { document } of evidence) markers.set(document, `${markers.get(document) ?? ""}[${at + 1}]`);
  });
  const lines = Array.from(markers, ([path, numbers]) =>
    smallPrint(`${numbers} ${documentLine(path, headers.get(path), texts)}`),
  );
  const writerLabels = { model: texts.render.writer.answerByModel, extractive: texts.render.writer.failed };
  if (writer !== undefined) lines.push(smallPrint(writerLabels[writer]));
  return lines.length === 0 ? [] : [{ lines }];
}

function answerRow({ claims }: Answer, { ref }: AnswerFrame, { render }: Texts): Row {
  const sources = button(customId("sources", ref, 1), { label: render.buttons.sources });
  return row([
    ...(claims.length === 0 ? [] : [sources]),
    button(customId("followup", ref), { label: render.buttons.followUp }),
    button(customId("up", ref), { emoji: "👍" }),
    button(customId("down", ref), { emoji: "👎" }),
  ]);
}
