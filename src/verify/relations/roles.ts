import type { LanguagePack } from "../../text/languages/language-pack.ts";
import type { Finding } from "../parsing/finding.ts";
import type { ParsedText } from "../parsing/source.ts";
import type { Term } from "../parsing/terms.ts";

/** Auxiliaries and adverbs that may stand between a name and its verb. */
const MAX_BETWEEN = 3;

/**
 * Blocks a claim whose subject is another one's in its sentences: "Hamas began the invasion" where they say "Israel began it in
 * retaliation for Hamas' attack". The claim's name stands right before a verb that in the sentences has another name before it,
 * and the claim's name only after it.
 */
export function checkRoles(claim: ParsedText, source: readonly ParsedText[]): Finding | null {
  const terms = claim.terms();
  for (const name of subjectsOf(claim, source)) {
    const last = terms.findLastIndex(({ start, end }) => start >= name.start && end <= name.end + 2);
    const actor = terms[last];
    const verb = verbAfter(claim, last);
    if (actor === undefined || verb === null || !opensClause(claim, name.start)) continue;
    const places = source.flatMap((sentence) => rolesIn(sentence, verb, actor));
    if (places.length > 0 && places.every((place) => place === "other"))
      return {
        reason: "role",
        detail: `the claim says that ${name.text} ${verb.word}; the cited sentences say that of another`,
      };
  }
  return null;
}

/** The names of a claim; its first word as well if the sentences have it as a name. */
function subjectsOf(claim: ParsedText, source: readonly ParsedText[]): readonly Subject[] {
  const named = claim.names();
  const [first] = claim.terms();
  if (first === undefined || first.isStop || named.some(({ start }) => start <= first.start)) return named;
  const isName = source.some((sentence) => sentence.names().some(({ words }) => words.includes(first.word)));
  if (!isName) return named;
  return [{ text: claim.text.slice(first.start, first.end), start: first.start, end: first.end }, ...named];
}

interface Subject {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Whether a clause begins right before a name, so that it is a subject: not "in Jordan", "Kataib Hezbollah members". */
function opensClause({ terms, pack }: ParsedText, start: number): boolean {
  const at = terms().findIndex((term) => term.start >= start);
  const [before, name] = [terms()[at - 1], terms()[at]];
  return (
    before === undefined ||
    before.clause !== name?.clause ||
    pack.claimRelations.conjunctions.has(before.word)
  );
}

/** The verb after a name and auxiliaries of an active verb; null if anything else follows. */
function verbAfter({ terms: parse, pack }: ParsedText, at: number): Term | null {
  const terms = parse();
  const { auxiliaries, passive, agent } = pack.claimRelations;
  const name = terms[at];
  if (name === undefined) return null;
  for (let next = at + 1; next <= at + 1 + MAX_BETWEEN; next++) {
    const term = terms[next];
    if (term === undefined || term.clause !== name.clause || passive.has(term.word)) return null;
    if (auxiliaries.has(term.word)) continue;
    const isPassive = agent.has(terms[next + 1]?.word ?? "");
    return term.isStop || isPassive || !isVerb(pack, term) ? null : term;
  }
  return null;
}

function isVerb({ prose, claimRelations, reporting }: LanguagePack, { word }: Term): boolean {
  return (
    !reporting.verbs.has(word) && (claimRelations.pastTense.test(word) || prose.headlines.verb.test(word))
  );
}

type Role = "same" | "other";

/** For each place of the verb in a sentence: whether the name stands before it, or after it and another name before. */
function rolesIn(sentence: ParsedText, verb: Term, actor: Term): Role[] {
  if (!sentence.stemSet().has(verb.stem)) return [];
  const { agent } = sentence.pack.claimRelations;
  const terms = sentence.terms();
  const actors = terms.flatMap((term, at) => (term.stem === actor.stem ? [at] : []));
  const [firstActor] = actors;
  const isAgent = actors.some((at) =>
    [terms[at - 1], terms[at - 2]].some((term) => agent.has(term?.word ?? "")),
  );
  const firstName = sentence.names()[0]?.start ?? Number.POSITIVE_INFINITY;
  return terms.flatMap((term, at): Role[] => {
    if (term.stem !== verb.stem) return [];
    if (firstActor === undefined || firstActor < at || isAgent) return ["same"];
    return [firstName < term.start ? "other" : "same"];
  });
}
