import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import type { Reading } from "../domain/schedule.ts";
import type { Clock } from "../domain/time.ts";
import type { QuietHours, Watch, WatchDesk, WatchOwner, WatchProblem, WatchWish } from "../domain/watches.ts";
import { readTopic } from "../text/topics.ts";
import { readTime } from "./read-time.ts";
import { createZones, type Zones } from "./zones.ts";

/** As many as Discord lists in one choice, and more than anybody reads. */
const MOST_IN_GUILD = 25;
const MOST_OF_PERSON = 10;
const USUAL_PER_HOUR = 4;
const MOST_PER_HOUR = 20;
const LONGEST_TOPIC = 200;
/** 96 bits. As base64url, 16 characters. */
const REFERENCE_BYTES = 12;

export interface WatchDeskParts {
  readonly store: Pick<Store, "watches" | "addWatch" | "changeWatch" | "removeWatch">;
  readonly root: string;
  /** Where no zone is named. */
  readonly timeZone: string;
  readonly clock: Pick<Clock, "now">;
  readonly random: (bytes: number) => Uint8Array;
}

export function createWatchDesk(parts: WatchDeskParts): WatchDesk {
  const { store, root } = parts;
  // Indexed when somebody names one: that takes a tenth of a second.
  let zones: Zones | null = null;
  const readZone = (typed: string): Reading<string> => {
    zones ??= createZones();
    return zones.read(typed);
  };
  const list = (owner: WatchOwner) => {
    const { library, person } = placeOf(owner, root);
    return store.watches(library, person);
  };
  return {
    list,
    async add(owner, wish) {
      const topic = wish.topic.trim().slice(0, LONGEST_TOPIC);
      if (readTopic(topic) === null) return NO_TOPIC;
      const quiet = readQuiet(wish, parts.timeZone, readZone);
      if (!quiet.ok) return { kind: "problem", why: "quiet-hours", problem: quiet.problem };
      const mostPerHour = capOf(wish);
      const chosen = { quiet: quiet.value, mostPerHour, language: wish.language ?? null, refused: null };
      const before = (await list(owner)).find(
        (watch) => watch.channel === wish.channel && sameTopic(watch.topic, topic),
      );
      const changed = before === undefined ? null : await store.changeWatch(before.ref, chosen);
      if (changed !== null) return { kind: "watch", watch: changed, before: true };
      return addNew({ ...chosen, topic, channel: wish.channel }, owner, parts);
    },
    async remove(owner, named) {
      const watches = await list(owner);
      const found = watches.find(({ ref, topic }) => ref === named || sameTopic(topic, named));
      if (found === undefined || !(await store.removeWatch(found.ref))) return null;
      return found;
    },
  };
}

const NO_TOPIC: WatchProblem = {
  kind: "problem",
  why: "topic",
  problem: 'Say what to watch for, as in: harbour "forest fires" -football',
};

function placeOf(
  owner: WatchOwner,
  root: string,
): { readonly library: LibraryId; readonly person: string | null } {
  return "guild" in owner
    ? { library: { root, guild: owner.guild }, person: null }
    : { library: { root, guild: null }, person: owner.person };
}

async function addNew(
  chosen: Omit<Watch, "ref" | "guild" | "person" | "createdAt">,
  owner: WatchOwner,
  { store, root, clock, random }: WatchDeskParts,
): ReturnType<WatchDesk["add"]> {
  const { library, person } = placeOf(owner, root);
  const watch: Watch = {
    ...chosen,
    ref: Buffer.from(random(REFERENCE_BYTES)).toString("base64url"),
    guild: library.guild,
    person,
    createdAt: clock.now(),
  };
  const most = person === null ? MOST_IN_GUILD : MOST_OF_PERSON;
  if ((await store.addWatch(watch, root, most)) === "added") return { kind: "watch", watch, before: false };
  const problem = `There are ${most} watches already; remove one first.`;
  return { kind: "problem", why: "too-many", problem };
}

function capOf({ mostPerHour = USUAL_PER_HOUR }: WatchWish): number {
  return Math.min(MOST_PER_HOUR, Math.max(1, Math.trunc(mostPerHour)));
}

function readQuiet(
  { quietFrom, quietTo, zone }: WatchWish,
  usual: string,
  readZone: (typed: string) => Reading<string>,
): Reading<QuietHours | null> {
  if (quietFrom === undefined && quietTo === undefined) return { ok: true, value: null };
  if (quietFrom === undefined || quietTo === undefined)
    return { ok: false, problem: "Quiet hours have a beginning and an end, as in 22:00 and 07:00." };
  const [from, to] = [readTime(quietFrom), readTime(quietTo)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (from.value === to.value)
    return { ok: false, problem: "Quiet hours that begin and end at one time would never end." };
  const timeZone = zone === undefined ? ({ ok: true, value: usual } as const) : readZone(zone);
  if (!timeZone.ok) return timeZone;
  return { ok: true, value: { from: from.value, to: to.value, timeZone: timeZone.value } };
}

function sameTopic(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
