import type { Clock } from "../../domain/core/clock.ts";
import type { ComposeKind } from "../../domain/delivery/composers.ts";
import type { DeliveryLedger } from "../../domain/delivery/edition-ledger.ts";
import type { Composition } from "../../domain/delivery/outbox.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Correction } from "../../domain/schedules/correction.ts";
import type { CorrectionRenderer } from "../../domain/schedules/correction-renderer.ts";
import type { CorrectionStore } from "../../domain/schedules/correction-store.ts";
import { message } from "../../domain/texts/texts.ts";
import type { CorrectionService } from "./correction-service.ts";

export interface ComposeCorrectionsDeps {
  readonly store: Pick<DeliveryLedger, "parts"> & Pick<CorrectionStore, "corrections" | "saveCorrections">;
  readonly render: CorrectionRenderer;
  readonly clock: Clock;
}

/** Composes the edits of an edition's messages when its documents no longer support its quotes, or support them again. */
export function composeCorrections(
  { store, render, clock }: ComposeCorrectionsDeps,
  service: Pick<CorrectionService, "findCorrections">,
): ComposeKind<"correction"> {
  return async ({ ref: edition, library }, { edition: ref }): Promise<Composition> => {
    const before = await store.corrections(ref, edition);
    const corrections = await service.findCorrections({ ref, library }, before);
    if (!(await store.saveCorrections({ edition, correctedEdition: ref, corrections }))) {
      return { kind: "silent", reason: message("reason.edition.already-corrected") };
    }
    const parts = (await store.parts(ref)).filter(({ state }) => state === "sent");
    const changed = changedNumbers(before, corrections);
    const [first, ...rest] = await render.correctionEdits({ ref, library, parts }, corrections, changed);
    if (first === undefined) return { kind: "silent", reason: message("reason.edition.claims-not-shown") };
    const claims = corrections.flatMap(claimsOf);
    return { kind: "parts", parts: [first, ...rest], shown: { at: clock.now(), title: "", claims } };
  };
}

function claimsOf({ now }: Correction): Claim[] {
  return now.kind === "says" ? [{ text: now.evidence.quote, evidence: [now.evidence] }] : [];
}

/** The claim numbers whose corrections differ between `before` and `now`. */
function changedNumbers(before: readonly Correction[], now: readonly Correction[]): ReadonlySet<number> {
  const texts = (all: readonly Correction[]) => new Set(all.map((one) => JSON.stringify(one)));
  const [previousTexts, currentTexts] = [texts(before), texts(now)];
  const differing = [...before, ...now].filter((one) => {
    const text = JSON.stringify(one);
    return previousTexts.has(text) !== currentTexts.has(text);
  });
  return new Set(differing.map(({ number }) => number));
}
