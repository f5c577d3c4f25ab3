import { type FeedOptions, FULL_TEXT_MODES } from "../../domain/feeds/feed.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { closestMatch } from "../../text/queries/closest-match.ts";
import { type OptionName, PROGRAM } from "./commands.ts";
import { FEED_ACTIONS, type FeedAction, type FeedsCommand } from "./feed-actions.ts";

interface FeedArguments {
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
  readonly switches: ReadonlySet<OptionName>;
}

type Outcome =
  | { readonly ok: true; readonly value: FeedsCommand }
  | { readonly ok: false; readonly problem: string };

const NUMBER = /^\d{1,20}$/;
const LANGUAGE = /^[a-z]{2,3}$/i;
const MAX_DAYS = 3_650;
const NEED_TARGET: readonly FeedAction[] = ["add", "remove", "pause", "resume", "preview", "import"];
const TAKE_NONE: readonly FeedAction[] = ["list", "export"];

const usageError = (problem: string): Outcome => ({ ok: false, problem });

export function parseFeedsCommand({ words, values, switches }: FeedArguments, texts: Texts): Outcome {
  const [actionWord = "", target = null, ...extra] = words;
  const action = FEED_ACTIONS.find((each) => each === actionWord.toLowerCase());
  if (action === undefined) return usageError(unknownAction(actionWord, texts));
  const unexpected = TAKE_NONE.includes(action) ? target : (extra[0] ?? null);
  if (unexpected !== null)
    return usageError(
      texts.t("console.usage.feeds-one-target", { action, word: JSON.stringify(unexpected) }),
    );
  if (NEED_TARGET.includes(action) && target === null)
    return usageError(
      texts.t("console.usage.feeds-needs-target", {
        action,
        example: `${PROGRAM} feeds ${action} ${action === "import" ? "feeds.opml" : "https://example.org/feed.xml"}`,
      }),
    );
  const guild = values.guild ?? null;
  if (guild !== null && !NUMBER.test(guild)) return usageError(texts.t("console.usage.guild"));
  const options = optionsOf(values);
  if (typeof options === "string")
    return usageError(texts.t("console.usage.feeds-option", { option: options }));
  const json = switches.has("json");
  return { ok: true, value: { name: "feeds", action, target, guild, options, json } };
}

/** The options, or which one has a value it can't have. */
function optionsOf(values: FeedArguments["values"]): Partial<FeedOptions> | string {
  const { name, language, topic, existing } = values;
  const written = values["full-text"]?.toLowerCase();
  const fullText = FULL_TEXT_MODES.find((mode) => mode === written);
  if (written !== undefined && fullText === undefined) return `--full-text ${FULL_TEXT_MODES.join("|")}`;
  if (language !== undefined && !LANGUAGE.test(language)) return "--language de";
  const days = existing === undefined ? null : Number(existing);
  if (days !== null && !(Number.isInteger(days) && days >= 0 && days <= MAX_DAYS)) return "--existing 3";
  return {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language: language.toLowerCase() }),
    ...(topic === undefined ? {} : { topic }),
    ...(fullText === undefined ? {} : { fullText }),
    ...(days === null ? {} : { existingDays: days }),
  };
}

function unknownAction(word: string, texts: Texts): string {
  const actions = FEED_ACTIONS.join(", ");
  if (word === "") return texts.t("console.usage.feeds-actions", { actions });
  const suggestion = closestMatch(word, FEED_ACTIONS);
  const hint =
    suggestion === null
      ? texts.t("console.usage.feeds-one-of", { actions })
      : texts.t("console.hint.did-you-mean", { suggestion: `"${suggestion}"` });
  return texts.t("console.usage.feeds-unknown-action", { word: JSON.stringify(word), hint });
}
