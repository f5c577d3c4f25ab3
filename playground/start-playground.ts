import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type StandIn, startDiscord } from "../src/discord-standin/start-discord.ts";
import { startOpenAiServer } from "../src/model-standin/openai-server.ts";
import { writeReply } from "../src/model-standin/scripted-model.ts";
import { type Bot, createBot } from "./bot/bot.ts";
import { createScheduleList } from "./bot/schedule-list.ts";
import { createMovableClock, type MovableClock } from "./clock/movable-clock.ts";
import { createTimeControl } from "./clock-controls/time-control.ts";
import { createArrivals } from "./documents/arrivals.ts";
import { seedWorld } from "./seed-world.ts";
import { createPlaygroundApi } from "./server/api.ts";
import { createFaultSwitches, type ModelSwitch } from "./server/fault-switches.ts";
import { startWebServer } from "./server/web-server.ts";

export interface PlaygroundOptions {
  /** The documents folder; default: the samples. */
  readonly documents?: string;
  /** The bot's data folder; default: a temporary one, deleted at the end. */
  readonly data?: string;
  /** The page's port; default: any free one. */
  readonly port?: number;
  /** Starts a scripted language model that quotes its sources and can be switched off. */
  readonly model?: boolean;
  /** The bot's environment, before the playground's own settings. */
  readonly env: NodeJS.ProcessEnv;
  readonly onBotLine?: (line: string) => void;
}

export interface Playground extends AsyncDisposable {
  /** The address of the page. */
  readonly url: string;
  readonly discord: StandIn;
  readonly bot: Bot;
  readonly clock: MovableClock;
}

const SEEDS = resolve(import.meta.dirname, "../seeds");
/** File in the data folder that holds the clock offset. */
export const CLOCK_FILE = "moved-clock";

export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const open = new AsyncDisposableStack();
  try {
    return await assemble(options, open);
  } catch (error) {
    await open.disposeAsync();
    throw error;
  }
}

async function assemble(options: PlaygroundOptions, open: AsyncDisposableStack): Promise<Playground> {
  const folders = await prepareFolders(options, open);
  const clock = createMovableClock(join(folders.data, CLOCK_FILE));
  const discord = open.use(await startDiscord({ botName: "Dateline", now: clock.nowMs }));
  const model = options.model === true ? await startModel(open) : null;
  const people = seedWorld(discord);
  const env = clock.environment({ ...botEnvironment(options, discord, folders), ...model?.env });
  const { cwd } = folders;
  const onChange = () => api.notifyChanged();
  const bot: Bot = open.use(
    createBot({ env, cwd, onChange, onLine: options.onBotLine ?? (() => undefined) }),
  );
  const guilds = () => [...discord.world.guilds.keys()];
  const time = open.use(
    createTimeControl({
      clock,
      schedules: createScheduleList({ env, cwd, guilds }),
      arrivals: options.documents === undefined ? createArrivals(folders.documents, clock) : null,
      onChange,
    }),
  );
  const faultSwitches = createFaultSwitches(discord, model?.power ?? null);
  const api = createPlaygroundApi({ discord, bot, faultSwitches, time, people });
  open.use(api.startPolling());
  const { url } = open.use(await startWebServer(api.handlers, options.port ?? 0));
  bot.start();
  return { url, discord, bot, clock, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

interface PlaygroundFolders {
  /** The bot's working directory. Its empty .env hides the project's, which may hold a real bot's token. */
  readonly cwd: string;
  readonly data: string;
  readonly documents: string;
}

/** With --data, the samples, the arrived documents and the clock offset are kept there, so that the bot can continue. */
async function prepareFolders(
  { data, documents }: PlaygroundOptions,
  open: AsyncDisposableStack,
): Promise<PlaygroundFolders> {
  const cwd = await mkdtemp(join(tmpdir(), "dateline-playground-"));
  open.defer(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, ".env"), "");
  const dataDir = data === undefined ? join(cwd, "data") : resolve(data);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (documents !== undefined) return { cwd, data: dataDir, documents: resolve(documents) };
  const samples = join(data === undefined ? cwd : dataDir, "samples");
  await cp(SEEDS, samples, { recursive: true, preserveTimestamps: true });
  return { cwd, data: dataDir, documents: samples };
}

function botEnvironment(
  { env }: PlaygroundOptions,
  { token, apiUrl }: StandIn,
  { documents, data }: PlaygroundFolders,
): NodeJS.ProcessEnv {
  return {
    // Short, so that a file put into the folder shows up quickly.
    FOLDER_REST_SECONDS: "1",
    ...env,
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    DISCORD_GUILD_ID: "",
    DOCUMENTS_DIR: documents,
    DATA_DIR: data,
  };
}

async function startModel(open: AsyncDisposableStack) {
  const modelSwitch: ModelSwitch = { down: false };
  const server = open.use(
    await startOpenAiServer((request) =>
      modelSwitch.down ? { do: "status", status: 503 } : { do: "write", text: writeReply(request) },
    ),
  );
  const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: "sample-model", OPENAI_API_KEY: "" };
  return { power: modelSwitch, env };
}
