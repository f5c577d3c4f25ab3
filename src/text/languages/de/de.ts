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
import { shared } from "./shared.ts";
import { words } from "./words.ts";

export const german: LanguagePack = {
  code: "de",
  detectionWords: wordList(
    "der die das und ist nicht von mit den dem ein eine sich auf für auch werden wurde hat dass sie bei nach wie oder aus",
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
  shared,
};
