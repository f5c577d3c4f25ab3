import type { Person } from "../../../src/discord-standin/people/person.ts";
import type { PersonAction } from "../../../src/discord-standin/people/person-action.ts";
import { type StandIn, startDiscord } from "../../../src/discord-standin/start-discord.ts";
import type { Channel } from "../../../src/discord-standin/world/types.ts";

/** Guilds with many people who send commands, so that nobody reaches a per-person limit. */
export interface Crowd extends AsyncDisposable {
  readonly discord: StandIn;
  /** The nth interaction that is answered from memory. */
  readonly fromMemory: (n: number) => PersonAction;
  readonly question: (n: number) => PersonAction;
}

const GUILDS = 20;
const PEOPLE = 100;

/** Starts the stand-in without schema checks and limits: minimal overhead, the same for both bots. */
export async function openCrowd(): Promise<Crowd> {
  const discord = await startDiscord({ validate: false, rateLimits: false, globalPerSecond: null });
  const members: { readonly person: Person; readonly channel: Channel }[] = [];
  for (let guilds = 0; guilds < GUILDS; guilds += 1) {
    const guild = discord.addGuild({ name: `Guild ${guilds}` });
    const channel = discord.channel(guild, "general");
    for (let n = 0; n < PEOPLE; n += 1) {
      members.push({ person: discord.addPerson({ name: `Person ${n}`, in: [guild.id] }), channel });
    }
  }
  // Consecutive interactions come from different guilds.
  const at = (n: number) => members[(n * (PEOPLE + 1)) % members.length] as (typeof members)[number];
  return {
    discord,
    fromMemory(n) {
      const { person, channel } = at(n);
      if (n % 3 === 0) return person.command("help", {}, channel);
      if (n % 3 === 1) return person.command("status", {}, channel);
      return person.autocomplete("story", "story", { story: "us" }, channel);
    },
    question(n) {
      const { person, channel } = at(n);
      return person.command("ask", { question: QUESTIONS[n % QUESTIONS.length] as string }, channel);
    },
    [Symbol.asyncDispose]: () => discord[Symbol.asyncDispose](),
  };
}

const QUESTIONS = [
  "Who is the new prime minister?",
  "How many people were killed in the attack?",
  "What did the court decide about the law?",
  "Which company bought the other one?",
  "When does the tournament begin?",
];

/** Registers commands on behalf of a bot; the bare bot registers none itself. */
export async function registerCommands(
  { apiUrl, token, world }: StandIn,
  commands: readonly unknown[],
): Promise<void> {
  const response = await fetch(`${apiUrl}/v10/applications/${world.applicationId}/commands`, {
    method: "PUT",
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    body: JSON.stringify(commands),
  });
  if (!response.ok) throw new Error(`the commands were not registered: ${await response.text()}`);
}

/** Runs actions on `lanes` parallel lanes until `count` are acknowledged; resolves to actions per second. */
export async function closedLoop(
  act: (n: number) => PersonAction,
  count: number,
  lanes: number,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  const lane = async () => {
    while (next < count) {
      next += 1;
      await act(next).acknowledged(10_000);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return count / ((performance.now() - started) / 1000);
}

export interface OpenLoop {
  /** Milliseconds to acknowledgement, ascending. */
  readonly delays: readonly number[];
  readonly unacknowledged: number;
}

/** Starts actions at a constant rate, whether or not earlier ones are acknowledged. */
export async function openLoop(
  act: (n: number) => PersonAction,
  perSecond: number,
  seconds: number,
): Promise<OpenLoop> {
  const delays: number[] = [];
  let unacknowledged = 0;
  const waiting: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = started + (n / perSecond) * 1000;
    if (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const startedAt = performance.now();
    const acknowledged = act(n).acknowledged(3_000);
    waiting.push(
      acknowledged.then(
        () => void delays.push(performance.now() - startedAt),
        () => {
          unacknowledged += 1;
        },
      ),
    );
  }
  await Promise.all(waiting);
  return { delays: delays.sort((a, b) => a - b), unacknowledged };
}
