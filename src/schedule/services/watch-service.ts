import { once } from "../../async/once.ts";
import type { Clock } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { ParseResult } from "../../domain/schedules/timing.ts";
import type { QuietHours, Watch } from "../../domain/schedules/watch.ts";
import type {
  WatchInput,
  WatchOwner,
  WatchProblem,
  WatchService,
} from "../../domain/schedules/watch-service.ts";
import type { WatchStore } from "../../domain/schedules/watch-store.ts";
import { message } from "../../domain/texts/texts.ts";
import { parseTopic } from "../../text/queries/parse-topic.ts";
import { parseTimeOfDay } from "../input/parse-time-of-day.ts";
import { createZones } from "../zones/zones.ts";

/** Discord's autocompletion shows at most 25 choices. */
const MAX_PER_GUILD = 25;
const MAX_PER_PERSON = 10;
const DEFAULT_PER_HOUR = 4;
const MAX_PER_HOUR = 20;
const MAX_TOPIC_LENGTH = 200;
/** 96 bits. As base64url, 16 characters. */
const REFERENCE_BYTES = 12;

export interface WatchServiceDeps {
  readonly store: Pick<WatchStore, "watches" | "addWatch" | "changeWatch" | "removeWatch">;
  readonly root: string;
  /** The default time zone. */
  readonly timeZone: string;
  readonly clock: Pick<Clock, "now">;
  readonly random: (bytes: number) => Uint8Array;
}

export function createWatchService(deps: WatchServiceDeps): WatchService {
  const { store, root } = deps;
  // Indexed at the first use, because that takes a tenth of a second.
  const zones = once(createZones);
  const parseZone = (typed: string): ParseResult<string> => zones().parse(typed);
  const list = (owner: WatchOwner) => {
    const { library, person } = scopeOf(owner, root);
    return store.watches(library, person);
  };
  return {
    list,
    async add(owner, input) {
      const topic = input.topic.trim().slice(0, MAX_TOPIC_LENGTH);
      if (parseTopic(topic) === null) return NO_TOPIC;
      const quiet = parseQuietHours(input, deps.timeZone, parseZone);
      if (!quiet.ok) return { kind: "problem", why: "quiet-hours", problem: quiet.problem };
      const mostPerHour = hourlyLimit(input);
      const settings = { quiet: quiet.value, mostPerHour, language: input.language ?? null, refused: null };
      const existing = (await list(owner)).find(
        (watch) => watch.channel === input.channel && sameTopic(watch.topic, topic),
      );
      const changed = existing === undefined ? null : await store.changeWatch(existing.ref, settings);
      if (changed !== null) return { kind: "watch", watch: changed, existing: true };
      return addNew({ ...settings, topic, channel: input.channel }, owner, deps);
    },
    async remove(owner, refOrTopic) {
      const watches = await list(owner);
      const match = watches.find(({ ref, topic }) => ref === refOrTopic || sameTopic(topic, refOrTopic));
      if (match === undefined || !(await store.removeWatch(match.ref))) return null;
      return match;
    },
  };
}

const NO_TOPIC: WatchProblem = {
  kind: "problem",
  why: "topic",
  problem: message("reason.watch.topic"),
};

function scopeOf(
  owner: WatchOwner,
  root: string,
): { readonly library: LibraryId; readonly person: string | null } {
  return "guild" in owner
    ? { library: { root, guild: owner.guild }, person: null }
    : { library: { root, guild: null }, person: owner.person };
}

async function addNew(
  settings: Omit<Watch, "ref" | "guild" | "person" | "createdAt">,
  owner: WatchOwner,
  { store, root, clock, random }: WatchServiceDeps,
): ReturnType<WatchService["add"]> {
  const { library, person } = scopeOf(owner, root);
  const watch: Watch = {
    ...settings,
    ref: Buffer.from(random(REFERENCE_BYTES)).toString("base64url"),
    guild: library.guild,
    person,
    createdAt: clock.now(),
  };
  const max = person === null ? MAX_PER_GUILD : MAX_PER_PERSON;
  if ((await store.addWatch(watch, root, max)) === "added") return { kind: "watch", watch, existing: false };
  const problem = message("reason.watch.too-many", { max: String(max) });
  return { kind: "problem", why: "too-many", problem };
}

function hourlyLimit({ mostPerHour = DEFAULT_PER_HOUR }: WatchInput): number {
  return Math.min(MAX_PER_HOUR, Math.max(1, Math.trunc(mostPerHour)));
}

function parseQuietHours(
  { quietFrom, quietTo, zone }: WatchInput,
  defaultZone: string,
  parseZone: (typed: string) => ParseResult<string>,
): ParseResult<QuietHours | null> {
  if (quietFrom === undefined && quietTo === undefined) return { ok: true, value: null };
  if (quietFrom === undefined || quietTo === undefined)
    return { ok: false, problem: message("reason.watch.quiet-both") };
  const [from, to] = [parseTimeOfDay(quietFrom), parseTimeOfDay(quietTo)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (from.value === to.value) return { ok: false, problem: message("reason.watch.quiet-same") };
  const timeZone = zone === undefined ? ({ ok: true, value: defaultZone } as const) : parseZone(zone);
  if (!timeZone.ok) return timeZone;
  return { ok: true, value: { from: from.value, to: to.value, timeZone: timeZone.value } };
}

function sameTopic(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
