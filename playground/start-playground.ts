import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type StandIn, startDiscord } from "../tests/doubles/discord/start-discord.ts";
import { author } from "../tests/doubles/model-author.ts";
import { startOpenAiServer } from "../tests/doubles/openai-server.ts";
import { createAnswers } from "./answers.ts";
import { type Bot, createBot } from "./bot.ts";
import { setScene } from "./scenery.ts";
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
}

const SEEDS = resolve(import.meta.dirname, "../seeds");

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
  const folder = await mkdtemp(join(tmpdir(), "dateline-playground-"));
  open.defer(() => rm(folder, { recursive: true, force: true }));
  const discord = open.use(await startDiscord({ botName: "Dateline" }));
  const model = options.model === true ? await openModel(open) : null;
  const people = setScene(discord);
  const bot: Bot = open.use(
    createBot({
      env: { ...botEnvironment(options, discord, folder), ...model?.env },
      cwd: await ownFolder(folder),
      onChange: () => answers.changed(),
      onLine: options.onBotLine ?? (() => undefined),
    }),
  );
  const trouble = createTrouble(discord, model?.power ?? null);
  const answers = createAnswers({ discord, bot, trouble, people });
  open.use(answers.watch());
  const { url } = open.use(await serveWeb(answers.web, options.port ?? 0));
  bot.start();
  return { url, discord, bot, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

/** A .env of the project may name a real bot and its server: the bot starts where an empty one stands in its way. */
async function ownFolder(folder: string): Promise<string> {
  await writeFile(join(folder, ".env"), "");
  return folder;
}

function botEnvironment(
  { env, documents = SEEDS, data }: PlaygroundOptions,
  { token, apiUrl }: StandIn,
  folder: string,
): NodeJS.ProcessEnv {
  return {
    ...env,
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    DISCORD_GUILD_ID: "",
    DOCUMENTS_DIR: resolve(documents),
    DATA_DIR: data === undefined ? join(folder, "data") : resolve(data),
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
