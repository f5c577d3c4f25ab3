import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createBot } from "../../playground/bot/bot.ts";
import { createMovableClock, type MovableClock } from "../../playground/clock/movable-clock.ts";
import { writeOffset } from "../../playground/clock/offset-file.ts";
import type { PersonAction } from "../../src/discord-standin/people/person-action.ts";
import type { StandIn } from "../../src/discord-standin/start-discord.ts";
import type { IntegrityReport } from "../../src/domain/store/store-maintenance.ts";
import { chooseEngine } from "../../src/store/choose-engine.ts";
import { textOf } from "../discord/bot-scene.ts";

export const fixtureFolder = (version: string) => resolve("tests/fixtures", `version-${version}`);

/** A copy of a version's data folder and documents, and the time at which the bot is started on it. */
export interface Installation extends AsyncDisposable {
  readonly clock: MovableClock;
  /** Starts this version's bot on the data folder. */
  readonly start: (discord: StandIn) => StartedBot;
  /** What the store's own check says; in this version's schema. */
  readonly integrity: () => Promise<IntegrityReport>;
  /** Reads from the store, also while the bot has it open. */
  readonly read: (sql: string) => readonly Record<string, unknown>[];
}

export interface StartedBot extends AsyncDisposable {
  /** Its log and terminal output. */
  readonly output: () => string;
  /** What was logged under this name. */
  readonly logged: (name: string) => readonly Record<string, unknown>[];
}

export async function installFixture(version: string, startMs: number): Promise<Installation> {
  const place = await mkdtemp(join(tmpdir(), "dateline-upgrade-"));
  const documents = join(place, "documents");
  const dataDir = join(place, "data");
  await cp(join(fixtureFolder(version), "documents"), documents, { recursive: true });
  await cp(join(fixtureFolder(version), "store"), dataDir, { recursive: true });
  const file = join(dataDir, "dateline.sqlite");
  const database = new DatabaseSync(file);
  database.prepare("UPDATE collections SET root = ?").run(documents);
  database.close();
  const clockFile = join(place, "clock");
  await writeOffset(clockFile, startMs - Date.now());
  const clock = createMovableClock(clockFile);
  const clockNow = () => new Date(clock.nowMs()).toISOString();
  return {
    clock,
    start: (discord) => startBot({ discord, clock, documents, dataDir, cwd: place }),
    async integrity() {
      const events = { emit: () => undefined };
      const store = await chooseEngine({ engine: "sqlite", dataDir }, { now: clockNow, events }).open();
      return store.integrity().finally(() => store.close());
    },
    read(sql) {
      const reader = new DatabaseSync(file, { readOnly: true });
      try {
        return reader.prepare(sql).all();
      } finally {
        reader.close();
      }
    },
    [Symbol.asyncDispose]: () => rm(place, { recursive: true, force: true }),
  };
}

interface BotStart {
  readonly discord: StandIn;
  readonly clock: MovableClock;
  readonly documents: string;
  readonly dataDir: string;
  readonly cwd: string;
}

function startBot({ discord, clock, documents, dataDir, cwd }: BotStart): StartedBot {
  const lines: string[] = [];
  const settings = {
    PATH: process.env.PATH,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DOCUMENTS_DIR: documents,
    DATA_DIR: dataDir,
    TIME_ZONE: "Europe/Berlin",
    FOLDER_REST_SECONDS: "0",
    LOG_LEVEL: "debug",
  };
  const onLine = (line: string) => void lines.push(line);
  const bot = createBot({ env: clock.environment(settings), cwd, onChange: () => undefined, onLine });
  bot.start();
  return {
    output: () => lines.join("\n"),
    logged: (name) =>
      lines
        .filter((line) => line.startsWith("{"))
        .map((line): Record<string, unknown> => JSON.parse(line))
        .filter(({ msg }) => msg === name),
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
}

/** The text of the complete reply to a command. */
export async function replyTo(action: PersonAction): Promise<string> {
  const message = await action.until((effects) => {
    const reply = effects.find(({ kind }) => kind === "edit" || kind === "reply");
    return reply !== undefined && "message" in reply ? reply.message : undefined;
  });
  return textOf(message);
}
