import { textsFor } from "../../catalogues/texts.ts";
import type { Answer } from "../../domain/conversation/answer.ts";
import type { Instant } from "../../domain/core/time.ts";
import {
  type CitationNumbering,
  createCitationNumbering,
} from "../../domain/documents/citation-numbering.ts";
import type { DocumentHeader } from "../../domain/documents/document.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { customId } from "../message/custom-id.ts";
import { oneLine } from "../message/escape.ts";
import { button, type Row, row } from "../message/message-body.ts";
import { type Block, paragraphs } from "./blocks.ts";
import type { RenderedMessages } from "./briefing.ts";
import { citedClaim, shortText } from "./citations.ts";
import { plainParts } from "./message-parts.ts";
import { smallPrint } from "./small-print.ts";
import { byPath, documentLine } from "./source-lines.ts";

export interface AnswerFrame {
  /** Reference under which `shown` is stored before posting; 16 characters of base64url. */
  readonly ref: string;
  readonly at: Instant;
  /** Whether to show the question above the answer, where people can't see it otherwise. */
  readonly showQuestion: boolean;
  /** Discord id of the asker, shown above the answer without a ping. */
  readonly askedBy?: string;
  /** Locale of the labels. */
  readonly language: string;
  /** The cited documents that are still in the library. */
  readonly documents: readonly DocumentHeader[];
}

const MAX_QUESTION_CHARACTERS = 300;

/** Renders an answer with its sources, or "The documents do not say" with the closest passages. Usually one message. */
export function renderAnswer(answer: Answer, frame: AnswerFrame): RenderedMessages {
  const texts = textsFor(frame.language);
  const numbering = createCitationNumbering();
  const claims = answer.claims.map((claim) => citedClaim(claim, numbering, texts));
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

function questionBlock({ question }: Answer, { askedBy, showQuestion }: AnswerFrame, texts: Texts): Block[] {
  const lines: string[] = [];
  if (askedBy !== undefined)
    lines.push(smallPrint(texts.t("discord.answer.asked-by", { person: `<@${askedBy}>` })));
  if (showQuestion) lines.push(`> ${shortText(question, MAX_QUESTION_CHARACTERS)}`);
  return lines.length === 0 ? [] : [{ lines }];
}

/** Joins sentences to a paragraph; a headline, which has no full stop, gets its own line. */
function prose(claims: readonly string[]): string[] {
  const isSentence = (claim: string) => /[.!?…:;]["'”’»)]*(?:\s?\[\d+\])*$/u.test(claim);
  const headlines = claims.filter((claim) => !isSentence(claim));
  return [...headlines, ...paragraphs(claims.filter(isSentence))];
}

function answerLines({ status }: Answer, claims: readonly string[], texts: Texts): string[] {
  const items = claims.map((claim) => `- ${claim}`);
  switch (status) {
    case "answered":
      return prose(claims);
    case "unclear":
      return [texts.t("discord.answer.unclear"), ...items];
    case "closest":
      return [texts.t("discord.answer.closest"), ...items];
    case "not-in-documents":
      return [texts.t("discord.answer.not-in-documents"), ...items];
  }
}

/** One line per cited document with its markers, then the writer. */
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
  if (writer !== undefined)
    lines.push(
      smallPrint(texts.t(writer === "model" ? "discord.writer.answer-by-model" : "discord.writer.failed")),
    );
  return lines.length === 0 ? [] : [{ lines }];
}

function answerRow({ claims }: Answer, { ref }: AnswerFrame, texts: Texts): Row {
  const sources = button(customId("sources", ref, 1), { label: texts.t("discord.button.sources") });
  return row([
    ...(claims.length === 0 ? [] : [sources]),
    button(customId("followup", ref), { label: texts.t("discord.button.follow-up") }),
    button(customId("up", ref), { emoji: "👍" }),
    button(customId("down", ref), { emoji: "👎" }),
  ]);
}
