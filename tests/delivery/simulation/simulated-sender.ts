import type {
  EditOutcome,
  FindOutcome,
  MessageSender,
  PartMarker,
  PostOutcome,
  Refusal,
  RefusalReason,
} from "../../../src/domain/delivery/message-sender.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import type { Message } from "../../../src/domain/texts/texts.ts";
import { checkPost } from "./check-post.ts";
import type { ModelMessage } from "./discord-model.ts";
import type { Program } from "./program.ts";
import { partKey, type Search, type World } from "./world.ts";

/** The body of a part in the simulation. */
export interface ModelBody extends PartMarker {
  readonly text: string;
}

/** What happens to a request or its response. */
type RequestFate =
  | "ok"
  | "refused connection"
  | "rate limit"
  | "500 before"
  | "500 after"
  | "lost"
  | "response lost"
  | "slow";

const FATE_WEIGHTS = {
  "refused connection": 1,
  "rate limit": 2,
  "500 before": 1,
  "500 after": 1.5,
  lost: 1,
  "response lost": 2,
  slow: 2,
} as const;

/** How long after its timeout a request may still arrive: a sent request can't be cancelled. */
const LATE_ARRIVAL_MS = 4_000;

/** The MessageSender of one program, connected to the simulated Discord. */
export function simulatedSender(world: World, program: Program): MessageSender {
  return {
    async post(_channel, part, nonce, timeoutMs) {
      const body = part.body as ModelBody;
      checkPost(world, program, body, timeoutMs);
      const name = `post ${partKey(body.edition, body.part)}`;
      const answer = await travel<PostOutcome>(world, program, { name, timeoutMs, lost: "unknown" }, () => {
        const refused = refusal(world, "post");
        if (refused !== null) return refused;
        const message = world.discord.store({ edition: body.edition, part: body.part }, body.text, nonce);
        mayBeDeleted(world, message);
        return message.deleted ? { kind: "deleted" } : { kind: "posted", message: message.id };
      });
      if (answer.kind === "refused") recordObservation(world, body, { refusal: answer.why });
      return answer;
    },
    edit: (_channel, id, part, timeoutMs) =>
      travel<EditOutcome>(world, program, { name: `edit ${id}`, timeoutMs, lost: "not-edited" }, () => {
        const refused = refusal(world, "post");
        if (refused !== null) return refused;
        const { text } = part.body as ModelBody;
        if (world.discord.edit(id, text)) return { kind: "edited" };
        return { kind: "refused", why: "gone", code: 10008, detail: detail("Unknown Message") };
      }),
    find: (_channel, marker, since) => search(world, program, marker, since),
  };
}

interface Trip<Lost> {
  readonly name: string;
  readonly timeoutMs: number;
  /** The outcome of a request without a response. */
  readonly lost: Lost;
}

/** Simulates the way of a request to Discord and of its response back. The request is sent at once. */
function travel<Outcome extends { readonly kind: string }>(
  world: World,
  program: Program,
  { name, timeoutMs, lost }: Trip<Outcome["kind"]>,
  arrive: () => Outcome,
): Promise<Outcome> {
  const { chance, faultRates, time } = world;
  const fate: RequestFate = chance.happens(faultRates.post) ? chance.pick(FATE_WEIGHTS) : "ok";
  const dies = chance.happens(faultRates.crash);
  const outboundMs =
    fate === "slow" ? chance.between(1_000, timeoutMs + LATE_ARRIVAL_MS) : chance.between(20, 400);
  const inboundMs = chance.between(20, 400);
  const unknown = (detail: string) => ({ kind: lost, detail }) as unknown as Outcome;
  const notPosted = (detail: string, retryAfterMs?: number) =>
    ({
      kind: lost === "unknown" ? "not-posted" : lost,
      detail,
      ...(retryAfterMs && { retryAfterMs }),
    }) as unknown as Outcome;
  return new Promise((resolve) => {
    const reply = (ms: number, outcome: Outcome) => {
      program.deliver(Math.min(ms, timeoutMs), () => {
        const outcomeSeen = ms > timeoutMs ? unknown("timeout") : outcome;
        world.note(program.owner, () => `${name}: ${fate}: ${JSON.stringify(outcomeSeen)}`);
        resolve(outcomeSeen);
      });
    };
    if (dies) program.deliver(chance.between(0, outboundMs + inboundMs), () => program.crash());
    if (dies && chance.happens(0.2)) return;
    if (fate === "refused connection") return reply(outboundMs, notPosted("ECONNREFUSED"));
    if (fate === "rate limit")
      return reply(outboundMs + inboundMs, notPosted("429", Math.round(chance.between(500, 120_000))));
    if (fate === "500 before") return reply(outboundMs + inboundMs, unknown("500"));
    if (fate === "lost") return reply(timeoutMs + 1, unknown("timeout"));
    time.after(outboundMs, () => {
      const outcome = arrive();
      world.note("discord", () => `${name} arrived: ${JSON.stringify(outcome)}`);
      if (fate === "500 after") reply(inboundMs, unknown("500"));
      else if (fate === "response lost")
        reply(Math.max(inboundMs, timeoutMs - outboundMs), unknown("timeout"));
      else if (outboundMs + inboundMs <= timeoutMs) reply(inboundMs, outcome);
    });
    if (outboundMs + inboundMs > timeoutMs) reply(timeoutMs + 1, unknown("timeout"));
  });
}

function refusal({ discord: { allowed } }: World, what: "post" | "read"): Refusal | null {
  if (!allowed.exists)
    return { kind: "refused", why: "gone", code: 10003, detail: detail("Unknown Channel") };
  if (!allowed[what])
    return { kind: "refused", why: "forbidden", code: 50013, detail: detail("Missing Permissions") };
  return null;
}

function mayBeDeleted({ chance, faultRates, time, discord, note }: World, message: ModelMessage): void {
  if (!chance.happens(faultRates.moderator)) return;
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
  const { chance, discord, time, note, faultRates } = world;
  await new Promise<void>((resolve) => program.deliver(chance.between(20, 400), resolve));
  const outcome = chance.happens(faultRates.find) ? unsearchable(detail("503")) : searchHistory();
  note(program.owner, () => `find ${partKey(marker.edition, marker.part)}: ${JSON.stringify(outcome)}`);
  recordObservation(world, marker, { search: [program.owner, { at: time.now(), kind: outcome.kind }] });
  if (chance.happens(faultRates.crash)) program.crash();
  await new Promise<void>((resolve) => program.deliver(chance.between(20, 400), resolve));
  return outcome;

  function searchHistory(): FindOutcome {
    const refused = refusal(world, "read");
    if (refused !== null) return unsearchable(refused.detail);
    const found = discord
      .history(since)
      .find((message) => message.marker.edition === marker.edition && message.marker.part === marker.part);
    return found === undefined ? { kind: "absent" } : { kind: "found", message: found.id };
  }
}

function unsearchable(detail: Message): FindOutcome {
  return { kind: "unsearchable", detail };
}

interface Learned {
  readonly search?: readonly [owner: string, search: Search];
  readonly refusal?: RefusalReason;
}

function recordObservation(
  { observations }: World,
  { edition, part }: PartMarker,
  { search, ...refusal }: Learned,
): void {
  const key = partKey(edition, part);
  const { searches = [], ...before } = observations.get(key) ?? {};
  const all = new Map(searches);
  if (search !== undefined) all.set(search[0], [...(all.get(search[0]) ?? []), search[1]]);
  observations.set(key, { ...before, ...refusal, searches: all });
}
