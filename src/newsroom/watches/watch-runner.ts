import type { Compose, Edition, EditionRequest, Outbox, RunOutcome } from "../../domain/delivery.ts";
import type { Events, Store } from "../../domain/ports.ts";
import { type Clock, type Instant, instantAfter } from "../../domain/time.ts";
import { type Watch, type WatchRenderer, watchSchedule } from "../../domain/watches.ts";
import type { Verify } from "../../domain/writer.ts";
import { createBackground } from "../background.ts";
import { createLookout, type Lookout, type Match } from "./lookout.ts";
import { isQuiet } from "./quiet-hours.ts";
import { writeAlert } from "./write-alert.ts";

const HOUR_MS = 3_600_000;
/** An alert that can't be posted for so long is given up; what it had to tell is told by the next. */
const DEADLINE_MS = HOUR_MS;
/** More stories than that are told in the next message. */
const MOST_STORIES = 20;
/** Editions of a watch among which those of the last hour are; more than any cap. */
const LATEST = 100;

type WatchStore = Pick<
  Store,
  | "allWatches"
  | "changeWatch"
  | "alertedStories"
  | "takeStories"
  | "editions"
  | "arrivals"
  | "documents"
  | "digests"
>;

export interface WatchRunnerParts {
  readonly store: WatchStore;
  readonly outbox: Pick<Outbox, "run">;
  readonly render: WatchRenderer;
  readonly verify: Verify;
  /** The documents folder whose watches are looked after. */
  readonly root: string;
  /** Documents published longer ago than this are no news, whenever they arrive. */
  readonly newsDays: number;
  readonly clock: Clock;
  readonly events: Events;
  /** Aborts what waits; what it leaves unfinished is no failure then. */
  readonly stop: AbortSignal;
}

/** Tells of new documents on the topics of watches. */
export interface WatchRunner {
  /** Looks what came in. What is begun goes on by itself: nothing holds up the next look. */
  tick(): Promise<void>;
  /** Writes an alert; for editions of a watch's schedule. */
  readonly compose: Compose;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
}

export function createWatchRunner(parts: WatchRunnerParts): WatchRunner {
  const { store, outbox, root, clock, events, stop } = parts;
  const lookouts = new Map<string | null, Lookout>();
  const background = createBackground({
    stop,
    failed: (watch, error) => events.emit("error", "watch.failed", { watch, error }),
  });
  const restUntil = new Map<string, Instant>();
  const compose = alertComposer(parts, lookoutOf);

  function lookoutOf(guild: string | null): Lookout {
    const known = lookouts.get(guild) ?? createLookout({ ...parts, library: { root, guild } });
    lookouts.set(guild, known);
    return known;
  }

  async function settle(watch: Watch): Promise<void> {
    const schedule = watchSchedule(watch);
    const matches = await untold(watch, lookoutOf(watch.guild).matches(watch, clock.now()), store);
    const [earliest] = matches;
    if (earliest === undefined) return;
    const latest = await store.editions(schedule, LATEST);
    const unfinished = latest.find(({ endedAt }) => endedAt === null);
    const now = clock.now();
    if (unfinished === undefined && (isHeldBack(watch, now) || isFull(watch, latest, now))) return;
    const slot = slotAfter(latest[0], earliest.arrivedAt);
    await follow(watch, await outbox.run(unfinished ?? requestOf(watch, slot, { root, now }), compose));
  }

  /** What Discord refuses is not tried again and again. */
  async function follow(watch: Watch, outcome: RunOutcome): Promise<void> {
    if (outcome.kind === "taken" && outcome.until !== null) restUntil.set(watch.ref, outcome.until);
    if (outcome.kind !== "ended" || outcome.refused === null) return;
    await store.changeWatch(watch.ref, { refused: outcome.refused });
    events.emit("warn", "watch.refused", { watch: watch.ref, reason: outcome.refused });
  }

  function begin(watch: Watch): void {
    if ((restUntil.get(watch.ref) ?? "") <= clock.now()) background.begin(watch.ref, () => settle(watch));
  }

  return {
    compose,
    async tick() {
      const watches = (await store.allWatches(root)).filter(({ refused }) => refused === null);
      const byGuild = Map.groupBy(watches, (watch) => watch.guild);
      for (const guild of lookouts.keys()) if (!byGuild.has(guild)) lookouts.delete(guild);
      for (const [guild, own] of byGuild) {
        await lookoutOf(guild).look(own, clock.now());
        for (const watch of own) begin(watch);
      }
    },
    idle: background.idle,
  };
}

async function untold(
  watch: Watch,
  matches: readonly Match[],
  store: Pick<WatchStore, "alertedStories">,
): Promise<readonly Match[]> {
  if (matches.length === 0) return [];
  const told = await store.alertedStories(
    watch.ref,
    matches.map(({ story }) => story),
  );
  return matches.filter(({ story }) => !told.has(story));
}

function isHeldBack({ quiet }: Watch, now: Instant): boolean {
  return quiet !== null && isQuiet(quiet, now);
}

function isFull({ mostPerHour }: Watch, latest: readonly Edition[], now: Instant): boolean {
  const since = instantAfter(now, -HOUR_MS);
  const told = latest.filter(
    ({ state, createdAt }) => createdAt > since && (state === "delivered" || state === "uncertain"),
  );
  return told.length >= mostPerHour;
}

/** The same for all processes that know the same: when the first document came that is not told, but after the latest edition. */
function slotAfter(latest: Edition | undefined, arrivedAt: Instant): Instant {
  const next = latest === undefined ? "" : instantAfter(latest.slot, 1);
  return next > arrivedAt ? next : arrivedAt;
}

function requestOf(
  watch: Watch,
  slot: Instant,
  { root, now }: { readonly root: string; readonly now: Instant },
): EditionRequest {
  const library = { root, guild: watch.guild };
  const deadline = instantAfter(now, DEADLINE_MS);
  return {
    schedule: watchSchedule(watch),
    slot,
    library,
    channel: watch.channel,
    late: false,
    notBefore: now,
    deadline,
  };
}

/** Tells what came and no other edition of the watch tells; that may be more than when the edition was begun, or nothing. */
function alertComposer(
  { store, render, verify, root, clock }: WatchRunnerParts,
  lookoutOf: (guild: string | null) => Lookout,
): Compose {
  return async (edition) => {
    const all = await store.allWatches(root);
    const watch = all.find((each) => watchSchedule(each) === edition.schedule);
    if (watch === undefined) return { kind: "silent", reason: "the watch was removed" };
    const lookout = lookoutOf(watch.guild);
    const matches = new Map(lookout.matches(watch, clock.now()).map((match) => [match.story, match]));
    const taken = await store.takeStories(watch.ref, edition.ref, [...matches.keys()], MOST_STORIES);
    const own = taken.flatMap((story) => matches.get(story) ?? []);
    const written = await writeAlert(edition.library, own, watch.topic, { store, verify });
    for (const { story } of own) if (!written.some(({ id }) => id === story)) lookout.drop(watch, story);
    const [first, ...rest] = written;
    if (first === undefined) return { kind: "silent", reason: "nothing is left to tell" };
    const alert = { watch, at: clock.now(), stories: [first, ...rest] } as const;
    return { kind: "parts", ...(await render.watchAlert(alert, { edition })) };
  };
}
