import { z } from "zod";
import type { JsonSchema, OutputSchema } from "../../domain/writing/language-model.ts";
import { inShape, type Shape } from "./tolerant-shape.ts";

/** Keywords that strict json_schema modes reject. Zod checks them anyway. */
const NOT_STRICT = new Set([
  "$schema",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
]);

/** A sentence by the model, and the numbers of the source lines it cites. */
export const CitedText = z.object({
  text: z.string().trim().min(1).max(1_000),
  cites: z.array(z.int().min(1)).max(12),
});
export type CitedText = z.infer<typeof CitedText>;

const Digest = z.object({
  headline: CitedText,
  summary: z.array(CitedText).min(1).max(3),
  keyFacts: z.array(CitedText).max(6),
});
export type DigestDraft = z.infer<typeof Digest>;

const Claims = z.object({ claims: z.array(CitedText).min(1).max(2) });

const Answer = z.object({
  status: z.enum(["answered", "not-in-documents", "unclear"]),
  claims: z.array(CitedText).max(4),
});

const Question = z.object({ question: z.string().trim().min(1).max(500) });

const CITED = '{"text":"...","cites":[1,2]}';
const DIGEST_FORM = `{"headline":${CITED},"summary":[${CITED}],"keyFacts":[${CITED}]}`;
const DIGEST_SHAPE: Shape = {
  keys: ["headline", "summary", "keyFacts"],
  cited: ["headline", "summary", "keyFacts"],
  most: { summary: 3, keyFacts: 6 },
};

export const digestSchema = outputSchema("digest", Digest, DIGEST_FORM, DIGEST_SHAPE);
export const storySchema = outputSchema("story", Digest, DIGEST_FORM, DIGEST_SHAPE);
export const claimsSchema = outputSchema("claims", Claims, `{"claims":[${CITED}]}`, {
  keys: ["claims"],
  cited: ["claims"],
  most: { claims: 2 },
});
export const answerSchema = outputSchema(
  "answer",
  Answer,
  `{"status":"answered" or "not-in-documents" or "unclear","claims":[${CITED}]}`,
  { keys: ["status", "claims"], cited: ["claims"], most: { claims: 4 } },
);
export const questionSchema = outputSchema("rewrite_question", Question, '{"question":"..."}', {
  keys: ["question"],
  cited: [],
  most: {},
});

function outputSchema<T>(name: string, schema: z.ZodType<T>, form: string, shape: Shape): OutputSchema<T> {
  return {
    name,
    jsonSchema: strict(z.toJSONSchema(schema)) as JsonSchema,
    form,
    parse(value) {
      const read = schema.safeParse(inShape(value, shape));
      if (read.success) return { ok: true, value: read.data };
      const [issue] = read.error.issues;
      return {
        ok: false,
        fault: `${issue?.path.join(".") || "the whole value"}: ${issue?.message ?? "has the wrong type"}`,
      };
    },
  };
}

function strict(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strict);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (NOT_STRICT.has(key) ? [] : [[key, strict(value)]])),
  );
}
