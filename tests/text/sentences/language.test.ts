import { expect, test } from "vitest";
import { detectLanguage } from "../../../src/text/sentences/language.ts";

const TEXTS: Readonly<Record<string, string>> = {
  en: "The council has said that the bridge will be closed for two weeks, and residents are not happy with it.",
  de: "Der Rat hat mitgeteilt, dass die Brücke für zwei Wochen gesperrt wird, und die Anwohner sind nicht zufrieden.",
  fr: "Le conseil a indiqué que le pont sera fermé pour deux semaines, et les habitants ne sont pas contents.",
  es: "El consejo dijo que el puente estará cerrado por dos semanas, y los vecinos no están contentos con la obra.",
  it: "Il consiglio ha detto che il ponte è chiuso per due settimane e i residenti non sono contenti della decisione.",
  pt: "O conselho disse que a ponte não abre por duas semanas, mas os moradores da vila também não foram ouvidos.",
  nl: "De raad heeft gezegd dat de brug twee weken dicht is en de bewoners zijn niet blij met het besluit.",
  sv: "Rådet sade att bron är stängd i två veckor och de boende är inte nöjda med beslutet som de fick.",
  fi: "Neuvosto sanoi, että silta on suljettu kaksi viikkoa, mutta asukkaat eivät ole tyytyväisiä, kun se on ainoa.",
  pl: "Rada powiedziała, że most jest zamknięty na dwa tygodnie, ale mieszkańcy nie są z tego zadowoleni.",
  cs: "Rada řekla, že most je na dva týdny zavřený, ale lidé s tím nejsou spokojeni a také se o tom mluví.",
  hu: "A tanács azt mondta, hogy a híd két hétig zárva van, és a lakók nem örülnek, mert ez az egyetlen út.",
  tr: "Meclis köprünün iki hafta kapalı olacağını söyledi ve bu karar halk için çok zor, ancak başka yol da yok.",
  ru: "Совет сообщил, что мост закрыт на две недели, и жители этим недовольны.",
  uk: "Рада повідомила, що міст закрито на два тижні, і мешканці цим незадоволені.",
  el: "Το συμβούλιο είπε ότι η γέφυρα θα κλείσει για δύο εβδομάδες.",
  ar: "قال المجلس إن الجسر سيغلق لمدة أسبوعين.",
  he: "המועצה אמרה שהגשר ייסגר לשבועיים.",
  zh: "委员会表示，这座桥将关闭两周。",
  ja: "評議会は、橋が二週間閉鎖されると発表した。",
  ko: "의회는 다리가 2주 동안 폐쇄된다고 밝혔다.",
  th: "สภากล่าวว่าสะพานจะปิดสองสัปดาห์",
  hi: "परिषद ने कहा कि पुल दो सप्ताह के लिए बंद रहेगा।",
};

test.each(Object.entries(TEXTS))("%s is detected by its words or script", (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test("names in another script do not change the language; undetectable text is und", () => {
  expect(detectLanguage(`${TEXTS.en} The sign said Москва and 東京.`)).toBe("en");
  for (const text of ["", "12 34 56", "Kerr Oke Lima Peru", "asdf qwer zxcv", "👋🏽"])
    expect(detectLanguage(text)).toBe("und");
});
