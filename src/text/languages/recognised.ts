import type { PartialLanguagePack } from "./language-pack.ts";
import { wordList } from "./word-lists.ts";

/** Languages that are recognised, and read by the neutral rules. One that gets rules moves to a file of its own. */
export const recognisedOnly: readonly PartialLanguagePack[] = [
  {
    code: "sv",
    detectionWords: wordList(
      "och att det som en på är av för med den till inte har de om ett var från men så efter också kan när",
    ),
    pages: { mail: { replyPrefixes: ["sv"] } },
  },
  {
    code: "da",
    detectionWords: wordList(
      "og at det er en på til af for med den som ikke har de der et om var fra men efter også kan blev",
    ),
  },
  {
    code: "no",
    detectionWords: wordList(
      "og det er en på til av for med som ikke har de at et om var fra men etter også kan ble seg mot",
    ),
  },
  {
    code: "fi",
    detectionWords: wordList(
      "ja on ei se että oli hän ovat mutta myös kun kuin joka mukaan ole sen vain jo nyt tai ollut olla niin",
    ),
  },
  {
    code: "pl",
    detectionWords: wordList(
      "i w nie na się że do to jest z o jak ale po przez od dla tym już był może tylko są które czy",
    ),
  },
  {
    code: "cs",
    detectionWords: wordList(
      "a se v na je že to o s do i jako ale by za pro po jsou bylo jsem který která také už není byl",
    ),
  },
  {
    code: "ro",
    detectionWords: wordList(
      "și de la în a cu nu pe din că este mai pentru care sunt au fost sau o un prin fi după dar",
    ),
  },
  {
    code: "hu",
    detectionWords: wordList(
      "a az és hogy nem is van egy volt meg de ez csak már mint még azt ha vagy kell lehet után szerint",
    ),
  },
  {
    code: "tr",
    detectionWords: wordList(
      "ve bir bu için ile da de olarak daha çok gibi olan ancak kadar sonra var ne değil en oldu ise olduğunu",
    ),
  },
];
