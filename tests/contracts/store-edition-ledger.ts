import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { EditionRequest } from "../../src/domain/delivery/edition.ts";
import type { LeaseRequest } from "../../src/domain/delivery/edition-ledger.ts";
import { type EditionSubject, subjectKey } from "../../src/domain/delivery/edition-subject.ts";
import type { Hold } from "../../src/domain/delivery/hold.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { detail } from "../../src/domain/texts/reasons.ts";
import { message } from "../../src/domain/texts/texts.ts";
import { scheduled } from "../delivery/subjects.ts";
import { FIRST, FIRST_RENEWED, LEASE_MS } from "./leases.ts";
import type { NewRoot } from "./store-tools.ts";

const SLOT = "2024-03-05T07:00:00.000Z";
const NOW = "2024-03-05T07:00:01.000Z";
const LATER = "2024-03-05T07:00:31.000Z";
const AFTER = "2024-03-05T07:01:02.000Z";
const UNTIL = "2024-03-05T07:01:01.000Z";
const SHOWN = { at: NOW, title: "Brief", claims: [] };

let names = 0;
/** A unique name: schedules and references are global in the store, which the tests share. */
const newName = (kind: string) => `${kind}-${++names}`;

function requestFor(library: LibraryId, more: Partial<EditionRequest> = {}): EditionRequest {
  return {
    subject: scheduled(newName("schedule")),
    slot: SLOT,
    library,
    channel: "900",
    late: false,
    notBefore: SLOT,
    deadline: UNTIL,
    ...more,
  };
}

const lease = (holder: string, forMs = LEASE_MS): LeaseRequest => ({ holder, forMs });

/** Every change under this fence is refused, and changes nothing. */
async function expectRefused(store: Store, ref: string, fence: number): Promise<void> {
  const before = await store.deliveries(ref);
  expect(await store.renewLease(ref, fence, LEASE_MS)).toBe(false);
  expect(await store.beginAttempt(ref, 0, { fence, forMs: LEASE_MS }, NOW)).toBe("lost");
  expect(await store.revertAttempt(ref, 0, fence, "")).toBe(false);
  expect(await store.dropPart(ref, 0, fence, "")).toBe(false);
  expect(
    await store.endEdition(ref, fence, { state: "missed", reason: detail("late"), at: AFTER }),
  ).toBeNull();
  expect(await store.deliveries(ref)).toEqual(before);
}

/** An edition in state "sending" with one part per entry of `edits`, leased by `holder`. */
async function sending(store: Store, request: EditionRequest, holder: string, edits: (string | null)[]) {
  const ref = newName("ref");
  await store.leaseEdition(request, ref, lease(holder), NOW);
  const parts = edits.map((edit, part) => ({
    body: { text: `${part}` },
    edits: edit,
    nonce: `${ref}-${part}`,
  }));
  expect(await store.saveParts(ref, FIRST, parts, SHOWN)).toBe(true);
  return ref;
}

export function editionLedgerContract(name: string, newRoot: NewRoot): void {
  leasesContract(name, newRoot);
  partsContract(name, newRoot);
  holdsContract(name, newRoot);
  endsContract(name, newRoot);
}

function leasesContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: leases`, () => {
    test("a subject and a slot identify one edition, which only one of many processes can lease", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, n) => store.leaseEdition(request, newName("ref"), lease(`p${n}`), NOW)),
      );
      expect(results.filter(({ kind }) => kind === "leased")).toHaveLength(1);
      expect(results.filter(({ kind }) => kind === "leased-elsewhere")).toHaveLength(7);
      expect(new Set(results.map(({ edition }) => edition.ref)).size).toBe(1);
      expect(results.find(({ kind }) => kind === "leased-elsewhere")).toMatchObject({
        edition: { ...request, state: "composing", endedAt: null },
      });
      expect((await store.editions(request.subject, 10)).length).toBe(1);
    });

    test("after a lease has expired another process takes over, and writes of the first are rejected", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const ref = await sending(store, request, "a", [null]);
      expect(await store.renewLease(ref, FIRST, 0)).toBe(true);
      const taken = await store.leaseEdition(request, "other", lease("b"), NOW);
      expect(taken).toMatchObject({ kind: "leased", fence: FIRST + 1, edition: { ref, state: "sending" } });
      await expectRefused(store, ref, FIRST);
      expect(await store.leaseEdition(request, "other", lease("c"), AFTER)).toMatchObject({
        kind: "leased-elsewhere",
      });
      expect(await store.parts(ref)).toMatchObject([{ state: "waiting", attempts: 0, firstAttempt: null }]);
    });

    test("each lease has a larger fence, so a later lease of the same holder shuts out an earlier one", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const ref = newName("ref");
      for (const fence of [FIRST, FIRST + 1, FIRST + 2]) {
        expect(await store.leaseEdition(request, ref, lease("a", 0), NOW)).toMatchObject({ fence });
      }
      const part = { body: {}, edits: null, nonce: `${ref}-0` };
      expect(await store.saveParts(ref, FIRST + 1, [part], SHOWN)).toBe(false);
      expect(await store.saveParts(ref, FIRST + 2, [part], SHOWN)).toBe(true);
      await expectRefused(store, ref, FIRST + 1);
      await expectRefused(store, ref, FIRST + 3);
      const renewed = { fence: FIRST + 2, forMs: LEASE_MS };
      expect(await store.beginAttempt(ref, 0, renewed, NOW)).toBe("granted");
      await expectRefused(store, ref, FIRST + 1);
    });

    test("a renewed lease lasts longer", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const { edition } = await store.leaseEdition(request, newName("ref"), lease("a", 0), NOW);
      expect(await store.renewLease(edition.ref, FIRST, LEASE_MS)).toBe(true);
      const other = await store.leaseEdition(request, "x", lease("b"), NOW);
      expect(other).toMatchObject({ kind: "leased-elsewhere" });
      expect(other.kind === "leased-elsewhere" && other.remainingMs).toBeGreaterThan(0);
      expect(other.kind === "leased-elsewhere" && other.remainingMs).toBeLessThanOrEqual(LEASE_MS);
    });

    test("a lease lasts as long as the store says, whatever the clocks of the processes show", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      await store.leaseEdition(request, newName("ref"), lease("a"), "2024-03-05T07:00:00.000Z");
      for (const at of ["2024-03-05T06:00:00.000Z", "2024-03-05T08:00:00.000Z"])
        expect(await store.leaseEdition(request, "x", lease("b"), at)).toMatchObject({
          kind: "leased-elsewhere",
        });
      const other = requestFor(library);
      await store.leaseEdition(other, newName("ref"), lease("a", 0), NOW);
      expect(await store.leaseEdition(other, "x", lease("b"), NOW)).toMatchObject({ kind: "leased" });
    });

    test("an edition that has ended cannot be leased", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const { edition } = await store.leaseEdition(request, newName("ref"), lease("a"), NOW);
      const reason = message("reason.edition.nothing-new");
      const end = { state: "silent", reason, at: LATER } as const;
      const ended = {
        ...edition,
        ...{ state: "silent", reason: "nothing new", reasonMessage: reason, endedAt: LATER },
      };
      expect(await store.endEdition(edition.ref, FIRST, end)).toEqual(ended);
      expect(await store.endEdition(edition.ref, FIRST, { ...end, state: "missed" })).toBeNull();
      expect(await store.leaseEdition(request, "x", lease("b"), AFTER)).toEqual({
        kind: "ended",
        edition: ended,
      });
    });
  });
}

function partsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: the parts of an edition`, () => {
    test("are saved together with the claims they show, or not at all", async () => {
      const { store, guild } = await newRoot();
      const ref = newName("ref");
      await store.leaseEdition(requestFor(guild), ref, lease("a"), NOW);
      const part = (body: unknown, nonce: string) => ({ body, edits: null, nonce });
      const twice = [part({ text: "1" }, `${ref}-0`), part({ text: "2" }, `${ref}-0`)];
      await expect(store.saveParts(ref, FIRST, twice, SHOWN)).rejects.toMatchObject({ name: "Fault" });
      expect(await store.parts(ref)).toEqual([]);
      expect(await store.shown(guild, ref)).toBeNull();
      expect(await store.saveParts(ref, FIRST + 1, twice.slice(1), SHOWN)).toBe(false);
      expect(
        await store.saveParts(ref, FIRST, [part({ text: "1" }, `${ref}-0`), part([2], `${ref}-1`)], SHOWN),
      ).toBe(true);
      expect(await store.shown(guild, ref)).toEqual(SHOWN);
      expect(await store.parts(ref)).toEqual([
        { ...part({ text: "1" }, `${ref}-0`), part: 0, ...NOT_ATTEMPTED },
        { ...part([2], `${ref}-1`), part: 1, ...NOT_ATTEMPTED },
      ]);
      expect(await store.saveParts(ref, FIRST, [part({ text: "3" }, `${ref}-2`)], SHOWN)).toBe(false);
    });

    test("are sent in order, each after the one before it", async () => {
      const { store, library } = await newRoot();
      const ref = await sending(store, requestFor(library), "a", [null, null]);
      expect(await store.beginAttempt(ref, 1, FIRST_RENEWED, NOW)).toBe("lost");
      expect(await store.beginAttempt(ref, 0, FIRST_RENEWED, NOW)).toBe("granted");
      expect(await store.beginAttempt(ref, 1, FIRST_RENEWED, NOW)).toBe("lost");
      await store.recordSent(ref, 0, "m0");
      expect(await store.beginAttempt(ref, 0, FIRST_RENEWED, NOW)).toBe("done");
      const end = { state: "uncertain", reason: detail("not found"), at: AFTER } as const;
      expect(
        await store.endEdition(ref, FIRST, { ...end, part: { part: 0, state: "uncertain" } }),
      ).toBeNull();
      expect(await store.beginAttempt(ref, 1, FIRST_RENEWED, NOW)).toBe("granted");
      expect(await store.deliveries(ref)).toEqual([
        { part: 0, state: "sent", message: "m0", firstAttemptAt: NOW, attempts: 1, reason: null },
        { part: 1, state: "sending", message: null, firstAttemptAt: NOW, attempts: 1, reason: null },
      ]);
    });

    test("record the first attempt that may have posted them; each attempt renews the lease", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const ref = await sending(store, request, "a", [null]);
      await store.beginAttempt(ref, 0, FIRST_RENEWED, NOW);
      expect(await store.revertAttempt(ref, 0, FIRST, "429")).toBe(true);
      expect(await store.parts(ref)).toMatchObject([
        { state: "waiting", firstAttempt: null, attempts: 1, reason: "429" },
      ]);
      await store.beginAttempt(ref, 0, { fence: FIRST, forMs: 0 }, LATER);
      await setTimeout(2);
      await store.beginAttempt(ref, 0, FIRST_RENEWED, AFTER);
      const [part] = await store.parts(ref);
      expect(part).toMatchObject({
        state: "sending",
        attempts: 3,
        firstAttempt: { at: LATER, isKnown: true },
      });
      expect(part?.firstAttempt?.elapsedMs).toBeGreaterThanOrEqual(2);
      expect(part?.firstAttempt?.elapsedMs).toBeLessThan(LEASE_MS);
      expect(await store.leaseEdition(request, "x", lease("b"), AFTER)).toMatchObject({
        kind: "leased-elsewhere",
      });
    });

    test("a confirmed send is recorded without a lease, and resolves an uncertain edition", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const ref = await sending(store, request, "a", [null]);
      await store.beginAttempt(ref, 0, FIRST_RENEWED, NOW);
      await store.renewLease(ref, FIRST, 0);
      await store.leaseEdition(request, "x", lease("b"), AFTER);
      const end = { state: "uncertain", reason: detail("not found"), at: AFTER } as const;
      await store.endEdition(ref, FIRST + 1, { ...end, part: { part: 0, state: "uncertain" } });
      expect(await store.deliveries(ref)).toMatchObject([{ state: "uncertain", reason: "not found" }]);
      await store.recordSent(ref, 0, "m0");
      expect(await store.deliveries(ref)).toMatchObject([{ state: "sent", message: "m0", reason: null }]);
      expect(await store.lastDelivered(request.subject)).toMatchObject({
        ref,
        state: "delivered",
        reason: null,
      });
      await store.recordSent(ref, 0, "m1");
      expect(await store.deliveries(ref)).toMatchObject([{ message: "m0" }]);
    });

    test("an edit is superseded by a later one of the same message", async () => {
      const { store, library } = await newRoot();
      const message = newName("message");
      const first = await sending(store, requestFor(library), "a", [message, null]);
      const second = await sending(store, requestFor(library), "b", [message]);
      expect(await store.beginAttempt(first, 0, FIRST_RENEWED, NOW)).toBe("granted");
      expect(await store.beginAttempt(second, 0, FIRST_RENEWED, NOW)).toBe("granted");
      expect(await store.beginAttempt(first, 0, FIRST_RENEWED, NOW)).toBe("superseded");
      expect(await store.beginAttempt(first, 1, FIRST_RENEWED, NOW)).toBe("granted");
      expect(await store.deliveries(first)).toMatchObject([{ state: "dropped" }, { state: "sending" }]);
      expect(await store.dropPart(second, 0, FIRST, "deleted")).toBe(true);
      expect(await store.deliveries(second)).toMatchObject([{ state: "dropped", reason: "deleted" }]);
    });
  });
}

function holdsContract(name: string, newRoot: NewRoot): void {
  const HOLD: Hold = { until: LATER, atEnd: "drop" };
  const decide = (decision: Hold["atEnd"]) => ({ decision, by: "ann", at: NOW });

  /** An edition that waits, with one part. */
  async function writeOnHold(store: Store, request: EditionRequest): Promise<string> {
    const ref = newName("ref");
    await store.leaseEdition(request, ref, lease("a"), NOW);
    const part = { body: {}, edits: null, nonce: `${ref}-0` };
    expect(await store.saveParts(ref, FIRST, [part], SHOWN, HOLD)).toBe(true);
    return ref;
  }

  describe(`${name}: held editions`, () => {
    test("keep their parts and claims, give their lease back, and nothing of them can be sent", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library, { deadline: AFTER });
      const ref = await writeOnHold(store, request);
      expect(await store.parts(ref)).toMatchObject([{ state: "waiting" }]);
      expect(await store.shown(library, ref)).toEqual(SHOWN);
      await expectRefused(store, ref, FIRST);
      expect(await store.leaseEdition(request, "x", lease("b"), AFTER)).toMatchObject({
        kind: "on-hold",
        hold: HOLD,
        edition: { ref, state: "on-hold", endedAt: null },
      });
      const unfinished = async (at: string) =>
        (await store.unfinishedEditions(at)).some((edition) => edition.ref === ref);
      expect(await unfinished(NOW)).toBe(false);
      expect(await unfinished(LATER)).toBe(true);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });

    test("are listed as unfinished after their deadline, too", async () => {
      const { store, library } = await newRoot();
      const ref = await writeOnHold(store, requestFor(library, { deadline: NOW }));
      expect((await store.unfinishedEditions(NOW)).map((edition) => edition.ref)).toContain(ref);
    });

    test("that are released are sent by whoever leases them; only the first decision counts", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const ref = await writeOnHold(store, request);
      expect(await store.decideHold(ref, decide("send"))).toMatchObject({ ref, state: "sending" });
      for (const decision of ["send", "drop"] as const)
        expect(await store.decideHold(ref, decide(decision))).toBeNull();
      const leased = await store.leaseEdition(request, "x", lease("b"), NOW);
      expect(leased).toMatchObject({ kind: "leased", fence: FIRST + 1, edition: { state: "sending" } });
      expect(await store.beginAttempt(ref, 0, { fence: FIRST + 1, forMs: LEASE_MS }, NOW)).toBe("granted");
    });

    test("that are withdrawn have ended; only the first decision counts", async () => {
      const { store, library } = await newRoot();
      const request = requestFor(library);
      const ref = await writeOnHold(store, request);
      const withdrawn = { ref, state: "withdrawn", endedAt: NOW, reason: "not released: ann" };
      expect(await store.decideHold(ref, decide("drop"))).toMatchObject(withdrawn);
      expect(await store.decideHold(ref, decide("send"))).toBeNull();
      expect(await store.leaseEdition(request, "x", lease("b"), NOW)).toMatchObject({ kind: "ended" });
      expect(await store.parts(ref)).toMatchObject([{ state: "waiting", message: null }]);
    });

    test("cannot be decided before they are written", async () => {
      const { store, library } = await newRoot();
      const ref = newName("ref");
      await store.leaseEdition(requestFor(library), ref, lease("a"), NOW);
      expect(await store.decideHold(ref, decide("send"))).toBeNull();
    });
  });
}

const NOT_ATTEMPTED = {
  attachments: [],
  state: "waiting",
  message: null,
  firstAttempt: null,
  attempts: 0,
  reason: null,
};

function endsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: lists of editions`, () => {
    test("give the newest, the last delivered, the troubled and the unfinished editions", async () => {
      const { store, library } = await newRoot();
      const subject = scheduled(newName("schedule"));
      const ends = ["delivered", "failed", "uncertain", "missed"] as const;
      for (const [day, state] of ends.entries()) {
        const request = requestFor(library, { subject, slot: `2034-03-0${day + 1}T07:00:00.000Z` });
        const { edition } = await store.leaseEdition(request, newName("ref"), lease("a"), NOW);
        await store.endEdition(edition.ref, FIRST, {
          state,
          reason: detail(state),
          at: `2034-03-0${day + 1}T07:05:00.000Z`,
        });
      }
      const last = requestFor(library, { subject, slot: "2034-03-09T07:00:00.000Z", late: true });
      await store.leaseEdition(last, newName("ref"), lease("a"), NOW);
      const states = (editions: readonly { state: string }[]) => editions.map(({ state }) => state);
      expect(states(await store.editions(subject, 3))).toEqual(["composing", "missed", "uncertain"]);
      const [newest] = await store.editions(subject, 1);
      expect(newest).toMatchObject(last);
      expect(states(await store.editions(subject, 2, newest?.slot))).toEqual(["missed", "uncertain"]);
      expect(await store.lastDelivered(subject)).toMatchObject({ slot: "2034-03-01T07:00:00.000Z" });
      expect(await store.lastDelivered(scheduled("none"))).toBeNull();
      expect(states(await store.troubledEditions("2034-03-02T07:05:00.000Z"))).toEqual([
        "uncertain",
        "failed",
      ]);
      expect(states(await store.troubledEditions("2034-03-03T00:00:00.000Z"))).toEqual(["uncertain"]);
      const unfinished = await store.unfinishedEditions(AFTER);
      expect(unfinished.filter((edition) => subjectKey(edition.subject) === subject.schedule)).toMatchObject([
        last,
      ]);
    });

    test("editions of each kind keep their subject, and the same key under two kinds is two lists", async () => {
      const { store, library } = await newRoot();
      const key = newName("key");
      const subjects: readonly EditionSubject[] = [
        { kind: "scheduled", schedule: key },
        { kind: "watch-alert", watch: key },
        { kind: "correction", edition: key },
        { kind: "no-news-alert", guild: key },
        { kind: "no-news-alert", guild: null },
      ];
      for (const [day, subject] of subjects.entries()) {
        const slot = `2033-03-0${day + 1}T07:00:00.000Z`;
        const request = requestFor(library, { subject, slot });
        const { edition } = await store.leaseEdition(request, newName("ref"), lease("a"), NOW);
        const end = { state: "delivered", reason: null, at: `2033-03-0${day + 1}T07:05:00.000Z` } as const;
        await store.endEdition(edition.ref, FIRST, end);
      }
      for (const subject of subjects) {
        const [edition, ...others] = await store.editions(subject, 9);
        expect(edition).toMatchObject({ subject, state: "delivered" });
        expect(others).toEqual([]);
        expect(await store.lastDelivered(subject)).toEqual(edition);
      }
    });

    test("old editions are deleted with their parts, unless they are unfinished", async () => {
      const { store, library } = await newRoot();
      const old = requestFor(library);
      const ended = await sending(store, old, "a", [null]);
      await store.endEdition(ended, FIRST, {
        state: "failed",
        reason: detail("gone"),
        at: "2001-03-05T07:00:00.000Z",
      });
      const open = await sending(store, requestFor(library, { slot: "2001-03-05T07:00:00.000Z" }), "a", [
        null,
      ]);
      await store.forgetEditionsBefore("2001-03-05T07:00:00.000Z");
      expect(await store.editions(old.subject, 1)).toHaveLength(1);
      await store.forgetEditionsBefore("2001-03-05T07:00:00.001Z");
      expect(await store.editions(old.subject, 1)).toEqual([]);
      expect(await store.parts(ended)).toEqual([]);
      expect(await store.parts(open)).toHaveLength(1);
    });

    test("a guild's editions are deleted with the guild", async () => {
      const { store, library } = await newRoot();
      const own = requestFor({ root: library.root, guild: "9301" });
      const shared = requestFor(library);
      const ref = await sending(store, own, "a", [null]);
      await sending(store, shared, "a", [null]);
      await store.forgetGuild("9301");
      expect(await store.editions(own.subject, 1)).toEqual([]);
      expect(await store.beginAttempt(ref, 0, FIRST_RENEWED, NOW)).toBe("lost");
      expect(await store.editions(shared.subject, 1)).toHaveLength(1);
      expect(await store.integrity()).toMatchObject({ ok: true, problems: [] });
    });
  });
}
