import type {
  EditOutcome,
  FindOutcome,
  PartMarker,
  PostOutcome,
  Publisher,
  Refusal,
} from "../../../src/domain/delivery.ts";
import { checkPost } from "./check-post.ts";
import type { ModelMessage } from "./discord-model.ts";
import type { Program } from "./program.ts";
import { seenKey, type World } from "./world.ts";

/** What a part's body holds in a run. */
export interface ModelBody extends PartMarker {
  readonly text: string;
}

/** What happens to a request: on its way there, at Discord, and to the answer. */
type Road =
  | "well"
  | "refused connection"
  | "rate limit"
  | "500 before"
  | "500 after"
  | "lost"
  | "answer lost"
  | "slow";

const ROADS = {
  "refused connection": 1,
  "rate limit": 2,
  "500 before": 1,
  "500 after": 1.5,
  lost: 1,
  "answer lost": 2,
  slow: 2,
} as const;

/** A request that was given up may still arrive this much later: what is sent can't be called back. */
const STRAY_MS = 4_000;

/** Discord as one program reaches it, by the rules of the publisher port. */
export function simulatedPublisher(world: World, program: Program): Publisher {
  return {
    async post(_channel, part, nonce, mostMs) {
      const body = part.body as ModelBody;
      checkPost(world, program, body, mostMs);
      const name = `post ${seenKey(body.edition, body.part)}`;
      const answer = await travel<PostOutcome>(world, program, { name, mostMs, lost: "unknown" }, () => {
        const refused = refusal(world, "post");
        if (refused !== null) return refused;
        const message = world.discord.store({ edition: body.edition, part: body.part }, body.text, nonce);
        mayBeDeleted(world, message);
        return message.deleted ? { kind: "deleted" } : { kind: "posted", message: message.id };
      });
      if (answer.kind === "refused") keepSeen(world, body, { refusal: answer.why });
      return answer;
    },
    edit: (_channel, id, part, mostMs) =>
      travel<EditOutcome>(world, program, { name: `edit ${id}`, mostMs, lost: "not-edited" }, () => {
        const refused = refusal(world, "post");
        if (refused !== null) return refused;
        const { text } = part.body as ModelBody;
        if (world.discord.edit(id, text)) return { kind: "edited" };
        return { kind: "refused", why: "gone", code: 10008, detail: "Unknown Message" };
      }),
    find: (_channel, marker, since) => search(world, program, marker, since),
  };
}

interface Trip<Lost> {
  readonly name: string;
  readonly mostMs: number;
  /** What the client says of a request whose answer it never got. */
  readonly lost: Lost;
}

/** Takes a request to Discord and its answer back. It is on its way from the moment it is called. */
function travel<Outcome extends { readonly kind: string }>(
  world: World,
  program: Program,
  { name, mostMs, lost }: Trip<Outcome["kind"]>,
  arrive: () => Outcome,
): Promise<Outcome> {
  const { chance, troubles, time } = world;
  const road: Road = chance.happens(troubles.post) ? chance.pick(ROADS) : "well";
  const dies = chance.happens(troubles.crash);
  const there = road === "slow" ? chance.between(1_000, mostMs + STRAY_MS) : chance.between(20, 400);
  const back = chance.between(20, 400);
  const unknown = (detail: string) => ({ kind: lost, detail }) as unknown as Outcome;
  const none = (detail: string, retryAfterMs?: number) =>
    ({
      kind: lost === "unknown" ? "not-posted" : lost,
      detail,
      ...(retryAfterMs && { retryAfterMs }),
    }) as unknown as Outcome;
  return new Promise((resolve) => {
    const say = (ms: number, outcome: Outcome) => {
      program.answer(Math.min(ms, mostMs), () => {
        const told = ms > mostMs ? unknown("timeout") : outcome;
        world.note(program.owner, () => `${name}: ${road}: ${JSON.stringify(told)}`);
        resolve(told);
      });
    };
    if (dies) program.answer(chance.between(0, there + back), () => program.crash());
    if (dies && chance.happens(0.2)) return;
    if (road === "refused connection") return say(there, none("ECONNREFUSED"));
    if (road === "rate limit")
      return say(there + back, none("429", Math.round(chance.between(500, 120_000))));
    if (road === "500 before") return say(there + back, unknown("500"));
    if (road === "lost") return say(mostMs + 1, unknown("timeout"));
    time.after(there, () => {
      const outcome = arrive();
      world.note("discord", () => `${name} arrived: ${JSON.stringify(outcome)}`);
      if (road === "500 after") say(back, unknown("500"));
      else if (road === "answer lost") say(Math.max(back, mostMs - there), unknown("timeout"));
      else if (there + back <= mostMs) say(back, outcome);
    });
    if (there + back > mostMs) say(mostMs + 1, unknown("timeout"));
  });
}

function refusal({ discord: { allowed } }: World, what: "post" | "read"): Refusal | null {
  if (!allowed.exists) return { kind: "refused", why: "gone", code: 10003, detail: "Unknown Channel" };
  if (!allowed[what])
    return { kind: "refused", why: "forbidden", code: 50013, detail: "Missing Permissions" };
  return null;
}

function mayBeDeleted({ chance, troubles, time, discord, note }: World, message: ModelMessage): void {
  if (!chance.happens(troubles.moderator)) return;
  time.after(chance.between(100, 240_000), () => {
    note("moderator", () => `deletes ${message.id}`);
    discord.delete(message.id);
  });
}

async function search(
  world: World,
  program: Program,
  marker: PartMarker,
  since: string,
): Promise<FindOutcome> {
  const { chance, discord, time, note, troubles } = world;
  await new Promise<void>((resolve) => program.answer(chance.between(20, 400), resolve));
  const outcome = chance.happens(troubles.find) ? unsearchable("503") : look();
  note(program.owner, () => `find ${seenKey(marker.edition, marker.part)}: ${JSON.stringify(outcome)}`);
  keepSeen(world, marker, { search: { by: program.owner, at: time.now(), kind: outcome.kind } });
  if (chance.happens(troubles.crash)) program.crash();
  await new Promise<void>((resolve) => program.answer(chance.between(20, 400), resolve));
  return outcome;

  function look(): FindOutcome {
    const refused = refusal(world, "read");
    if (refused !== null) return unsearchable(refused.detail);
    const found = discord
      .history(since)
      .find((message) => message.marker.edition === marker.edition && message.marker.part === marker.part);
    return found === undefined ? { kind: "absent" } : { kind: "found", message: found.id };
  }
}

function unsearchable(detail: string): FindOutcome {
  return { kind: "unsearchable", detail };
}

function keepSeen({ seen }: World, { edition, part }: PartMarker, more: object): void {
  const key = seenKey(edition, part);
  seen.set(key, { ...seen.get(key), ...more });
}
