import type { Turn } from "../../domain/answer.ts";
import { type NameMention, names } from "../../text/names.ts";

const TITLE =
  /\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Pope|President|Premier|Chancellor|Minister|Secretary|Senator|Sen|Rep|Gov|Governor|Mayor|Judge|Justice|Professor|Prof|General|Gen|Maj|Major|Col|Colonel|Lt|Capt|Captain|Sgt|Spc|Cpl|Adm|Admiral|commander|leader|chief|spokesman|spokeswoman|spokesperson|director|president|minister|secretary|singer|actor|actress|coach|author)\.?\s*$/;
const ROLE_AFTER =
  /^,?\s*(?:said|says|told|\d{1,3}\b|who\b|an?\s|the\s(?:\w+\s){0,3}(?:commander|leader|chief|head|director|president))/;
const NOT_A_PERSON =
  /\b(?:united|states|kingdom|nations|house|ministry|department|command|corps|guard|army|navy|force|forces|press|news|times|court|committee|council|union|party|city|county|state|sea|gulf|island|islands|mount|lake|river|university|bank|group|agency|office|center|centre|war|hamas|houthis?|hezbollah|east|west|north|south|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

function personScore(name: NameMention, text: string): number {
  if (NOT_A_PERSON.test(name.text)) return -1;
  const size = name.text.split(/\s+/).length;
  const shape = size >= 2 && size <= 5 ? 1 : 0;
  const title = TITLE.test(text.slice(0, name.start)) ? 2 : 0;
  const role = ROLE_AFTER.test(text.slice(name.end)) ? 2 : 0;
  return shape + title + role;
}

/** The name in an answer that is most likely the person "he" or "she" means, the later one of equals; null if none. */
export function lastPerson({ answer, searched }: Turn): string | null {
  const texts = [searched, ...answer.claims.map((claim) => claim.text)];
  let best: { text: string; score: number } | null = null;
  for (const text of texts) {
    for (const name of names(text)) {
      const score = personScore(name, text);
      if (score > 0 && (best === null || score >= best.score)) best = { text: name.text, score };
    }
  }
  return best?.text ?? null;
}
