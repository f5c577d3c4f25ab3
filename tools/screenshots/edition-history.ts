import type { LibraryId } from "../../src/domain/core/library.ts";
import { instantAfter } from "../../src/domain/core/time.ts";
import type { EditionEnd } from "../../src/domain/delivery/edition-ledger.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { detail } from "../../src/domain/texts/reasons.ts";

const DAY_MS = 86_400_000;
const DAYS = 13;
const SLOT = "06:30:00.000Z";

type PastEdition = Pick<EditionEnd, "state" | "reason"> & { readonly late?: true };
const SENT: PastEdition = { state: "delivered", reason: null };

/** Outcomes of editions by days ago, where they differ from a normal delivery. */
const EXCEPTIONS: Readonly<Record<number, PastEdition>> = {
  3: { state: "delivered", reason: null, late: true },
  6: { state: "missed", reason: detail("The bot did not run at its time, nor within 6 hours after it.") },
  9: {
    state: "uncertain",
    reason: detail("Discord did not answer; part 1 may or may not have been posted."),
  },
};

/** Writes a fortnight of editions of a daily schedule, with daily counts and feedback. */
export async function seedHistory(store: Store, library: LibraryId, channel: string): Promise<void> {
  const now = new Date().toISOString();
  const at = instantAfter(now, -30 * DAY_MS);
  await store.addSchedule(
    library,
    {
      ...{
        id: "morning",
        ref: "morning",
        guild: library.guild,
        channel,
        title: "Morning brief",
        topic: null,
      },
      ...{ nothingNew: "line", thread: false, language: null, paused: null, timingSetAt: now, createdAt: at },
      timing: {
        ...{ kind: "daily", time: "07:30", timeZone: "Europe/Berlin" },
        weekdays: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
      },
    },
    1,
  );
  for (let daysAgo = DAYS; daysAgo > 0; daysAgo -= 1) {
    const day = instantAfter(now, -daysAgo * DAY_MS).slice(0, 10);
    const slot = `${day}T${SLOT}`;
    const { late = false, ...end } = EXCEPTIONS[daysAgo] ?? SENT;
    const subject = { kind: "scheduled", schedule: "morning" } as const;
    const request = { subject, slot, library, channel, late, notBefore: slot, deadline: slot };
    await store.leaseEdition(request, `morning-${daysAgo}`, { holder: "past", forMs: 60_000 }, slot);
    await store.endEdition(`morning-${daysAgo}`, 1, { ...end, at: instantAfter(slot, 2_000) });
    await store.addTallies([
      { day, kind: "claim", reason: "matched", count: 90 + ((daysAgo * 37) % 60) },
      { day, kind: "claim", reason: "number", count: (daysAgo * 5) % 7 },
      { day, kind: "claim", reason: "name", count: (daysAgo * 3) % 4 },
      { day, kind: "answer", reason: "answered", count: 6 + ((daysAgo * 7) % 9) },
      { day, kind: "answer", reason: "not-in-documents", count: (daysAgo * 5) % 4 },
      { day, kind: "answer", reason: "unclear", count: daysAgo % 2 },
    ]);
    for (const person of Array.from({ length: 2 + (daysAgo % 4) }, (_, n) => `${daysAgo}-${n}`)) {
      const thumb = person.endsWith("-3") ? "down" : "up";
      await store.saveFeedback(library, { ref: "answer", userId: person, thumb, at: slot });
    }
  }
}
