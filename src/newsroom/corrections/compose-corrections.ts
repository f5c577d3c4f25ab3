import type { Claim } from "../../domain/claim.ts";
import { type Correction, type CorrectionRenderer, correctionSchedule } from "../../domain/corrections.ts";
import type { Compose, Composition } from "../../domain/delivery.ts";
import type { Store } from "../../domain/ports.ts";
import type { Clock } from "../../domain/time.ts";
import type { CorrectionDesk } from "./correction-desk.ts";

const PREFIX = correctionSchedule("");

export interface CorrectionComposing {
  readonly store: Pick<Store, "parts" | "corrections" | "keepCorrections">;
  readonly render: CorrectionRenderer;
  readonly clock: Clock;
}

/** Writes the edits of a message of an edition that its documents no longer bear out, or bear out again. */
export function composeCorrections(
  { store, render, clock }: CorrectionComposing,
  desk: Pick<CorrectionDesk, "of">,
): Compose {
  return async ({ ref: edition, schedule, library }): Promise<Composition> => {
    const ref = schedule.slice(PREFIX.length);
    const before = await store.corrections(ref, edition);
    const corrections = await desk.of({ ref, library }, before);
    if (!(await store.keepCorrections({ edition, of: ref, corrections }))) {
      return { kind: "silent", reason: "it is said already" };
    }
    const parts = (await store.parts(ref)).filter(({ state }) => state === "sent");
    const changed = changedNumbers(before, corrections);
    const [first, ...rest] = await render.corrected({ ref, library, parts }, corrections, changed);
    if (first === undefined) return { kind: "silent", reason: "no message shows it" };
    const claims = corrections.flatMap(claimOf);
    return { kind: "parts", parts: [first, ...rest], shown: { at: clock.now(), title: "", claims } };
  };
}

function claimOf({ now }: Correction): Claim[] {
  return now.kind === "says" ? [{ text: now.evidence.quote, evidence: [now.evidence] }] : [];
}

/** The numbers of which something else is said than before. */
function changedNumbers(before: readonly Correction[], now: readonly Correction[]): ReadonlySet<number> {
  const texts = (all: readonly Correction[]) => new Set(all.map((one) => JSON.stringify(one)));
  const [said, says] = [texts(before), texts(now)];
  const differing = [...before, ...now].filter((one) => {
    const text = JSON.stringify(one);
    return said.has(text) !== says.has(text);
  });
  return new Set(differing.map(({ number }) => number));
}
