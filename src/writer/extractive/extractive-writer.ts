import type { Writer } from "../../domain/writer.ts";
import { answerFromPassages } from "./answer.ts";
import { bottomLineOf } from "./bottom-line.ts";
import { digestInSlices } from "./digest.ts";
import { storyText } from "./story.ts";

/** The built-in writer: it picks sentences and never writes one, so each claim is its own source. */
export function createExtractiveWriter(): Writer {
  return {
    name: "extractive",
    digest: digestInSlices,
    story: async (material) => storyText(material),
    bottomLine: async (stories) => bottomLineOf(stories),
    answer: async (material) => answerFromPassages(material),
  };
}
