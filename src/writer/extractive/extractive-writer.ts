import type { Writer } from "../../domain/writing/writer.ts";
import { answerFromPassages } from "./answers/answer.ts";
import { digestInSlices } from "./digests/digest.ts";
import { bottomLineOf } from "./stories/bottom-line.ts";
import { storyText } from "./stories/story.ts";

/** The built-in writer. It selects sentences and never writes any, so each claim is its own source. */
export function createExtractiveWriter(): Writer {
  return {
    name: "extractive",
    digest: digestInSlices,
    story: storyText,
    bottomLine: async (stories) => bottomLineOf(stories),
    answer: async (material) => answerFromPassages(material),
  };
}
