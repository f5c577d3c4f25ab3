import type { LanguageModel, TokenUsage } from "../domain/writing/language-model.ts";

/** The same model, and the tokens of all its successful calls; null before the first. */
export function measureUsage(model: LanguageModel): {
  readonly model: LanguageModel;
  readonly usage: () => TokenUsage | null;
} {
  let total: TokenUsage | null = null;
  return {
    usage: () => total,
    model: {
      model: model.model,
      async complete(request) {
        const outcome = await model.complete(request);
        if (outcome.kind === "ok") {
          const { input, output, counted } = outcome.usage;
          total = { input: (total?.input ?? 0) + input, output: (total?.output ?? 0) + output, counted };
        }
        return outcome;
      },
    },
  };
}
