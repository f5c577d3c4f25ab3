import { NO_SHARED_WORDS } from "../contract/shared-words.ts";
import type { LanguagePack } from "../language-pack.ts";
import { wordList } from "../word-lists.ts";
import { answers } from "./answers.ts";
import { claimRelations } from "./claim-relations.ts";
import { bounds, claimWording, negation, reporting } from "./claims.ts";
import { dates } from "./dates.ts";
import { figures } from "./figures.ts";
import { names } from "./names.ts";
import { numbers } from "./numbers.ts";
import { pages } from "./pages.ts";
import { prose } from "./prose.ts";
import { questions } from "./questions.ts";
import { sentences } from "./sentences.ts";
import { words } from "./words.ts";

export const english: LanguagePack = {
  code: "en",
  detectionWords: wordList(
    "the and of to that is was for with his her they this have from are which were been would will said has not but",
  ),
  sentences,
  words,
  numbers,
  dates,
  names,
  figures,
  questions,
  answers,
  reporting,
  negation,
  bounds,
  claimWording,
  claimRelations,
  prose,
  pages,
  // Routines that do not know the language of a text use the English sections themselves.
  shared: NO_SHARED_WORDS,
};
