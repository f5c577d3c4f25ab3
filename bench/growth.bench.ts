import { allPacks } from "../src/text/languages/languages.ts";
import { patternsOf } from "../tests/text/languages/leaves.ts";
import { ALL_ROUTINES, tableProblems } from "./lib/growth/all-routines.ts";
import { MIXTURES, SINGLES } from "./lib/growth/hostile-texts.ts";
import { MAX_EXPONENT, measureGrowth, type Routine } from "./lib/growth/measure-growth.ts";
import { PACK_ROUTINES } from "./lib/growth/mention-routines.ts";
import type { RoutineTable } from "./lib/growth/routine-table.ts";
import type { Bench, Measurement } from "./lib/report.ts";

/** Only routines whose name contains this are measured; all by default. */
const ONLY = process.env.BENCH_ROUTINE ?? "";

export const bench: Bench = {
  name: "Growth: how the time of text routines grows with hostile texts (exponent over four sizes)",
  needs: null,
  async run() {
    const routines = [ALL_ROUTINES, PACK_ROUTINES, patternRoutines()].flatMap((table) =>
      Object.entries(table),
    );
    return [
      completeness(await tableProblems()),
      ...routines
        .filter(([name]) => name.includes(ONLY))
        .flatMap(([name, routine]) => (typeof routine === "string" ? [] : [worstGrowth(name, routine)])),
    ];
  },
};

/** The patterns of the packs, as they search a whole text. */
function patternRoutines(): RoutineTable {
  const routines = new Map<string, readonly [string, Routine]>();
  for (const pack of allPacks) {
    for (const [path, pattern] of patternsOf(pack)) {
      const name = `pattern ${pack.code} ${path} ${pattern.source.slice(0, 20)}`;
      const search: Routine = (text) => (pattern.global ? text.replaceAll(pattern, "") : pattern.test(text));
      // Many packs have the neutral pack's patterns.
      if (!routines.has(pattern.source)) routines.set(pattern.source, [name, search]);
    }
  }
  return Object.fromEntries(routines.values());
}

function completeness(problems: readonly string[]): Measurement {
  return {
    name: "exported functions that the table lacks",
    value: problems.length === 0 ? 0 : problems.join(", "),
    baseline: `${Object.keys(ALL_ROUTINES).length} in the table`,
    target: "none",
    met: problems.length === 0,
  };
}

/** The steepest growth of a routine over all texts. */
function worstGrowth(name: string, routine: Routine): Measurement {
  let worst = { exponent: 0, text: "", ms: 0, longest: 0 };
  for (const text of [...SINGLES, ...MIXTURES]) {
    const growth = measureGrowth(routine, text);
    if (growth !== null && growth.exponent > worst.exponent) worst = { ...growth, text: text.name };
  }
  return {
    name,
    value: worst.text === "" ? "linear" : worst.exponent.toFixed(2),
    baseline: worst.text === "" ? null : `${worst.ms.toFixed(0)} ms for ${worst.longest} of ${worst.text}`,
    target: `at most ${MAX_EXPONENT}`,
    met: worst.exponent <= MAX_EXPONENT,
  };
}
