import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type StandIn, startDiscord } from "../tests/doubles/discord/start-discord.ts";
import { author } from "../tests/doubles/model-author.ts";
import { startOpenAiServer } from "../tests/doubles/openai-server.ts";
import { createAnswers } from "./answers.ts";
import { createArrivals } from "./arrivals.ts";
import { type Bot, createBot } from "./bot.ts";
import { type Clock, createClock } from "./clock.ts";
import { setScene } from "./scenery.ts";
import { createScheduleList } from "./schedule-list.ts";
import { createTimeControl } from "./time-control.ts";
import { createTrouble, type ModelSwitch } from "./trouble.ts";
import { serveWeb } from "./web.ts";

export interface PlaygroundOptions {
  /** The folder of documents; the samples when not said. */
  readonly documents?: string;
  /** Where the bot keeps what it remembers; a folder that goes with the playground when not said. */
  readonly data?: string;
  /** The page's port; any free one when not said. */
  readonly port?: number;
  /** With a language model of our own that says its sources' sentences again, and can be taken away. */
  readonly model?: boolean;
  /** What the bot gets besides its settings for here. */
  readonly env: NodeJS.ProcessEnv;
  readonly onBotLine?: (line: string) => void;
}

export interface Playground extends AsyncDisposable {
  /** The page's address. */
  readonly url: string;
  readonly discord: StandIn;
  readonly bot: Bot;
  readonly clock: Clock;
}

const SEEDS = resolve(import.meta.dirname, "../seeds");
/** The file beside the bot's memory that says by how much the clock is moved. */
export const CLOCK = "moved-clock";

export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const open = new AsyncDisposableStack();
  try {
    return await wire(options, open);
  } catch (error) {
    await open.disposeAsync();
    throw error;
  }
}

async function wire(options: PlaygroundOptions, open: AsyncDisposableStack): Promise<Playground> {
  const places = await makePlaces(options, open);
  const clock = createClock(join(places.data, CLOCK));
  const discord = open.use(await startDiscord({ botName: "Dateline", now: clock.now }));
  const model = options.model === true ? await openModel(open) : null;
  const people = setScene(discord);
  const env = clock.environment({ ...botEnvironment(options, discord, places), ...model?.env });
  const { cwd } = places;
  const onChange = () => answers.changed();
  const bot: Bot = open.use(
    createBot({ env, cwd, onChange, onLine: options.onBotLine ?? (() => undefined) }),
  );
  const guilds = () => [...discord.world.guilds.keys()];
  const time = open.use(
    createTimeControl({
      clock,
      schedules: createScheduleList({ env, cwd, guilds }),
      arrivals: options.documents === undefined ? createArrivals(places.documents, clock) : null,
      onChange,
    }),
  );
  const trouble = createTrouble(discord, model?.power ?? null);
  const answers = createAnswers({ discord, bot, trouble, time, people });
  open.use(answers.watch());
  const { url } = open.use(await serveWeb(answers.web, options.port ?? 0));
  bot.start();
  return { url, discord, bot, clock, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

interface PlaygroundPlaces {
  /** Where the bot is started: an empty .env there stands in the way of the project's, which may name a real bot. */
  readonly cwd: string;
  readonly data: string;
  readonly documents: string;
}

/** With kept data the samples, what came to them, and the time are kept there, too: the bot goes on where it was. */
async function makePlaces(
  { data, documents }: PlaygroundOptions,
  open: AsyncDisposableStack,
): Promise<PlaygroundPlaces> {
  const cwd = await mkdtemp(join(tmpdir(), "dateline-playground-"));
  open.defer(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, ".env"), "");
  const kept = data === undefined ? join(cwd, "data") : resolve(data);
  await mkdir(kept, { recursive: true, mode: 0o700 });
  if (documents !== undefined) return { cwd, data: kept, documents: resolve(documents) };
  const samples = join(data === undefined ? cwd : kept, "samples");
  await cp(SEEDS, samples, { recursive: true, preserveTimestamps: true });
  return { cwd, data: kept, documents: samples };
}

function botEnvironment(
  { env }: PlaygroundOptions,
  { token, apiUrl }: StandIn,
  { documents, data }: PlaygroundPlaces,
): NodeJS.ProcessEnv {
  return {
    // Whoever plays wants to see what they put into the folder.
    FOLDER_REST_SECONDS: "1",
    ...env,
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    DISCORD_GUILD_ID: "",
    DOCUMENTS_DIR: documents,
    DATA_DIR: data,
  };
}

async function openModel(open: AsyncDisposableStack) {
  const power: ModelSwitch = { down: false };
  const server = open.use(
    await startOpenAiServer((request) =>
      power.down ? { do: "status", status: 503 } : { do: "write", text: author(request) },
    ),
  );
  const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "sample-model", OPENAI_API_KEY: "" };
  return { power, env };
}
