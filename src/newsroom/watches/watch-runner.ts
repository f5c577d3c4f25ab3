import { createBackground } from "../../async/background.ts";
import type { Clock } from "../../domain/core/clock.ts";
import { HOUR_MS, type Instant, instantAfter } from "../../domain/core/time.ts";
import type { ComposeKind, SubjectOf } from "../../domain/delivery/composers.ts";
import {
  type Edition,
  type EditionRequest,
  type EditionState,
  isInProgress,
} from "../../domain/delivery/edition.ts";
import type { EditionArchive } from "../../domain/delivery/edition-archive.ts";
import type { Outbox, RunOutcome } from "../../domain/delivery/outbox.ts";
import type { Events } from "../../domain/operations/events.ts";
import type { ArrivalStore } from "../../domain/schedules/arrival-store.ts";
import type { Watch } from "../../domain/schedules/watch.ts";
import type { WatchRenderer } from "../../domain/schedules/watch-renderer.ts";
import type { WatchStore } from "../../domain/schedules/watch-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import { message } from "../../domain/texts/texts.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import { isQuiet } from "./quiet-hours.ts";
import { createWatchMatcher, type WatchMatch, type WatchMatcher } from "./watch-matcher.ts";
import { writeAlert } from "./write-alert.ts";

/** An alert that cannot be posted within this time is abandoned; the next alert reports its stories. */
const DEADLINE_MS = HOUR_MS;
/** Stories per alert; further ones go into the next. */
const MAX_STORIES = 20;
/** Recent editions read to apply the hourly limit; more than any limit allows. */
const MAX_RECENT_EDITIONS = 100;
/** States that use up the hourly limit. Alerts on hold may all be released at once. */
const COUNTS_AS_POSTED: ReadonlySet<EditionState> = new Set(["delivered", "uncertain", "on-hold"]);

type WatchRunnerStore = Pick<WatchStore, "allWatches" | "changeWatch" | "alertedStories" | "assignStories"> &
  Pick<EditionArchive, "editions"> &
  Pick<ArrivalStore, "arrivals"> &
  Pick<LibraryReader, "documents" | "digests">;

export interface WatchRunnerDeps {
  readonly store: WatchRunnerStore;
  readonly outbox: Pick<Outbox, "run">;
  readonly render: WatchRenderer;
  readonly verify: Verify;
  /** The documents folder whose watches are checked. */
  readonly root: string;
  /** Documents published longer ago than this many days are ignored, even if they arrive now. */
  readonly newsDays: number;
  readonly clock: Clock;
  readonly events: Events;
  /** Aborts pending work on shutdown; unfinished work is then not reported as a failure. */
  readonly stop: AbortSignal;
}

/** Sends alerts for new documents that match watches. */
export interface WatchRunner {
  /** Checks for new documents. Alerts are sent in the background; `tick` does not wait for them. */
  tick(): Promise<void>;
  /** Composes alerts of watches. */
  readonly compose: ComposeKind<"watch-alert">;
  /** Resolves once no background work is running, at the latest after five seconds. */
  close(): Promise<void>;
}

export function createWatchRunner(deps: WatchRunnerDeps): WatchRunner {
  const { store, outbox, root, clock, events, stop } = deps;
  const matchers = new Map<string | null, WatchMatcher>();
  const background = createBackground({
    stop,
    onError: (watch, error) => events.emit("error", "watch.failed", { watch, error }),
  });
  /** By the monotonic clock. */
  const leasedUntilMs = new Map<string, number>();
  const compose = alertComposer(deps, matcherOf);

  function matcherOf(guild: string | null): WatchMatcher {
    const known = matchers.get(guild) ?? createWatchMatcher({ ...deps, library: { root, guild } });
    matchers.set(guild, known);
    return known;
  }

  async function sendAlert(watch: Watch): Promise<void> {
    const subject = subjectOf(watch);
    const matches = await unalerted(watch, matcherOf(watch.guild).matches(watch, clock.now()), store);
    const [earliest] = matches;
    if (earliest === undefined) return;
    const latest = await store.editions(subject, MAX_RECENT_EDITIONS);
    const unfinished = latest.find(isInProgress);
    const now = clock.now();
    if (unfinished === undefined && (isInQuietHours(watch, now) || isAtHourlyLimit(watch, latest, now)))
      return;
    const slot = slotAfter(latest[0], earliest.arrivedAt);
    await handleOutcome(
      watch,
      await outbox.run(unfinished ?? requestOf(watch, slot, { root, now }), (edition) =>
        compose(edition, subject),
      ),
    );
  }

  /** Pauses the watch if Discord refused the alert, instead of trying again. */
  async function handleOutcome(watch: Watch, outcome: RunOutcome): Promise<void> {
    if (outcome.kind === "taken" && outcome.retryInMs !== null)
      leasedUntilMs.set(watch.ref, clock.monotonicMs() + outcome.retryInMs);
    if (outcome.kind !== "ended" || outcome.refused === null) return;
    await store.changeWatch(watch.ref, { refused: outcome.refused });
    events.emit("warn", "watch.refused", { watch: watch.ref, reason: outcome.refused });
  }

  function begin(watch: Watch): void {
    if ((leasedUntilMs.get(watch.ref) ?? 0) <= clock.monotonicMs())
      background.start(watch.ref, () => sendAlert(watch));
  }

  return {
    compose,
    async tick() {
      const watches = (await store.allWatches(root)).filter(({ refused }) => refused === null);
      const byGuild = Map.groupBy(watches, (watch) => watch.guild);
      for (const guild of matchers.keys()) if (!byGuild.has(guild)) matchers.delete(guild);
      for (const [guild, own] of byGuild) {
        await matcherOf(guild).scan(own, clock.now());
        for (const watch of own) begin(watch);
      }
    },
    close: background.close,
  };
}

async function unalerted(
  watch: Watch,
  matches: readonly WatchMatch[],
  store: Pick<WatchRunnerStore, "alertedStories">,
): Promise<readonly WatchMatch[]> {
  if (matches.length === 0) return [];
  const alerted = await store.alertedStories(
    watch.ref,
    matches.map(({ story }) => story),
  );
  return matches.filter(({ story }) => !alerted.has(story));
}

function isInQuietHours({ quiet }: Watch, now: Instant): boolean {
  return quiet !== null && isQuiet(quiet, now);
}

function isAtHourlyLimit({ mostPerHour }: Watch, latest: readonly Edition[], now: Instant): boolean {
  const since = instantAfter(now, -HOUR_MS);
  const recentAlerts = latest.filter(
    ({ state, createdAt }) => createdAt > since && COUNTS_AS_POSTED.has(state),
  );
  return recentAlerts.length >= mostPerHour;
}

/** The first pending document's arrival, but after the latest edition's slot. Equal in all processes with the same data. */
function slotAfter(latest: Edition | undefined, arrivedAt: Instant): Instant {
  const next = latest === undefined ? "" : instantAfter(latest.slot, 1);
  return next > arrivedAt ? next : arrivedAt;
}

function subjectOf({ ref }: Watch): SubjectOf<"watch-alert"> {
  return { kind: "watch-alert", watch: ref };
}

function requestOf(
  watch: Watch,
  slot: Instant,
  { root, now }: { readonly root: string; readonly now: Instant },
): EditionRequest {
  const library = { root, guild: watch.guild };
  const deadline = instantAfter(now, DEADLINE_MS);
  return {
    subject: subjectOf(watch),
    slot,
    library,
    channel: watch.channel,
    late: false,
    notBefore: now,
    deadline,
  };
}

/** Reports the stories no other edition of the watch has. By now that may be more than when the edition started, or none. */
function alertComposer(
  { store, render, verify, root, clock }: WatchRunnerDeps,
  matcherOf: (guild: string | null) => WatchMatcher,
): ComposeKind<"watch-alert"> {
  return async (edition, { watch: ref }) => {
    const all = await store.allWatches(root);
    const watch = all.find((each) => each.ref === ref);
    if (watch === undefined) return { kind: "silent", reason: message("reason.edition.watch-removed") };
    const matcher = matcherOf(watch.guild);
    const matches = new Map(matcher.matches(watch, clock.now()).map((match) => [match.story, match]));
    const assigned = await store.assignStories(watch.ref, edition.ref, [...matches.keys()], MAX_STORIES);
    const own = assigned.flatMap((story) => matches.get(story) ?? []);
    const written = await writeAlert(edition.library, own, watch.topic, { store, verify });
    for (const { story } of own) if (!written.some(({ id }) => id === story)) matcher.discard(watch, story);
    const [first, ...rest] = written;
    if (first === undefined) return { kind: "silent", reason: message("reason.edition.nothing-left") };
    const alert = { watch, at: clock.now(), stories: [first, ...rest] } as const;
    return { kind: "parts", ...(await render.watchAlert(alert, { edition })) };
  };
}
