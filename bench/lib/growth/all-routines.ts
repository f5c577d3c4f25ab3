import { exportedFunctions } from "./exported-functions.ts";
import { MENTION_ROUTINES } from "./mention-routines.ts";
import type { RoutineTable } from "./routine-table.ts";
import { VERIFY_ROUTINES } from "./verify-routines.ts";
import { WORD_ROUTINES } from "./word-routines.ts";

/** Every exported function of text and verify. */
export const ALL_ROUTINES: RoutineTable = { ...WORD_ROUTINES, ...MENTION_ROUTINES, ...VERIFY_ROUTINES };

/** Exported functions that the table lacks, and entries of the table that no module exports. */
export async function tableProblems(): Promise<readonly string[]> {
  const exported = [...(await exportedFunctions("text")), ...(await exportedFunctions("verify"))];
  const listed = Object.keys(ALL_ROUTINES);
  return [
    ...exported.filter((name) => !listed.includes(name)).map((name) => `not in the table: ${name}`),
    ...listed.filter((name) => !exported.includes(name)).map((name) => `not exported: ${name}`),
  ];
}
