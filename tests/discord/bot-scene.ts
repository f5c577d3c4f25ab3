import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { readConfig } from "../../src/config/config.ts";
import type { Person } from "../../src/discord-standin/people/person.ts";
import { type StandIn, type StartOptions, startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Guild, Json, Message } from "../../src/discord-standin/world/types.ts";
import type { Now } from "../../src/domain/core/clock.ts";
import type { Events } from "../../src/domain/operations/events.ts";
import { serveDiscord } from "../../src/wiring/discord.ts";
import { copyReadSeeds } from "./read-seeds.ts";

/** The bot as in production, with a stand-in Discord, real files and a real store. */
export interface BotScene extends AsyncDisposable {
  readonly discord: StandIn;
  readonly guild: Guild;
  readonly general: Channel;
  readonly ann: Person;
  readonly bob: Person;
  /** Has the Manage Server permission. */
  readonly boss: Person;
  readonly folder: string;
  readonly dataDir: string;
  /** Terminal output of the bot. */
  readonly lines: readonly string[];
  readonly log: readonly LogEntry[];
  readonly start: (env?: Readonly<Record<string, string>>) => Running;
  /**
   * Starts the bot and waits until its commands are registered and the documents are read. At the first start the seeds are
   * read already, unless `unread`.
   */
  readonly ready: (env?: Readonly<Record<string, string>>, unread?: "unread") => Promise<Running>;
}

export interface LogEntry {
  readonly level: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Running {
  readonly stop: () => Promise<number>;
  readonly exitCode: Promise<number>;
}

export const SEEDS = resolve(import.meta.dirname, "../../seeds");

export async function openBotScene(
  documents: Readonly<Record<string, string>> | "seeds" = "seeds",
  options: StartOptions = {},
  now: Now = () => new Date().toISOString(),
): Promise<BotScene> {
  const root = await mkdtemp(join(tmpdir(), "dateline-discord-"));
  const folder = documents === "seeds" ? SEEDS : join(root, "documents");
  const dataDir = join(root, "data");
  if (documents !== "seeds") {
    await mkdir(folder);
    for (const [name, text] of Object.entries(documents)) await writeFile(join(folder, name), text);
  }
  const discord = await startDiscord(options);
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const bob = discord.addPerson({ name: "Bob", in: [guild.id] });
  const boss = discord.addPerson({ name: "Boss", in: [guild.id] });
  discord.giveRole(guild, boss.id, discord.addRole(guild, "Editors", { may: ["manageGuild"] }));
  const lines: string[] = [];
  const log: LogEntry[] = [];
  const events: Events = {
    emit: (level, name, payload) => void log.push({ level, name, fields: { ...payload } }),
  };
  const running: Running[] = [];
  const start = (env: Readonly<Record<string, string>> = {}): Running => {
    const run = startBot({ discord, folder, dataDir, env, lines, events, now });
    running.push(run);
    return run;
  };
  return {
    discord,
    guild,
    general: discord.channel(guild, "general"),
    ann,
    bob,
    boss,
    folder,
    dataDir,
    lines,
    log,
    start,
    async ready(env, unread) {
      // A model writes what it reads itself.
      const readByModel = env?.OPENAI_BASE_URL !== undefined;
      if (documents === "seeds" && running.length === 0 && !readByModel && unread === undefined)
        await copyReadSeeds(folder, dataDir);
      const loggedBefore = log.length;
      const run = start(env);
      await Promise.race([
        until(
          () =>
            ["commands.registered", "library.synced"].every((name) =>
              isLogged(log.slice(loggedBefore), name),
            ),
          START_TIMEOUT_MS,
        ),
        run.exitCode.then((code) => {
          throw new Error(`the bot ended with ${code}: ${lines.join("\n")}`);
        }),
      ]);
      return run;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map(({ stop }) => stop()));
      await discord[Symbol.asyncDispose]();
      await rm(root, { recursive: true });
    },
  };
}

interface BotStart {
  readonly discord: StandIn;
  readonly folder: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly lines: string[];
  readonly events: Events;
  readonly now: Now;
}

function startBot({ discord, folder, dataDir, env, lines, events, now }: BotStart): Running {
  const settings = readConfig({
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DOCUMENTS_DIR: folder,
      DATA_DIR: dataDir,
      TIME_ZONE: "Europe/Berlin",
      FOLDER_REST_SECONDS: "0",
      ...env,
    },
    cwd: dataDir,
    projectRoot: dataDir,
  });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  const out = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk).trimEnd());
      done();
    },
  });
  const controller = new AbortController();
  const { config } = settings;
  const exitCode = serveDiscord({
    config,
    token: config.discord.token?.reveal() ?? "",
    events,
    now,
    terminal: { out, err: out },
    signal: controller.signal,
  });
  return {
    exitCode,
    stop() {
      controller.abort();
      return exitCode;
    },
  };
}

function isLogged(log: readonly LogEntry[], name: string): boolean {
  return log.some((entry) => entry.name === name);
}

const POLL_INTERVAL_MS = 5;
const DEFAULT_TIMEOUT_MS = 10_000;
/** A start takes less than a second, but longer on a busy machine. */
export const START_TIMEOUT_MS = 60_000;

/** Polls until `probe` is true, for changes that the stand-in does not see. */
export async function until(probe: () => boolean, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!probe()) {
    if (performance.now() > deadlineMs) throw new Error(`timed out waiting for ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}

/** All text of a message, as sent. */
export function textOf({ content, components }: Pick<Message, "content" | "components">): string {
  return [content, ...components.map(textIn)].filter((text) => text !== "").join("\n");
}

function textIn(component: Json): string {
  const own = typeof component.content === "string" ? [component.content] : [];
  const children = Array.isArray(component.components)
    ? component.components.map((child: Json) => textIn(child))
    : [];
  return [...own, ...children].filter((text) => text !== "").join("\n");
}

/** The bot's public messages in a channel, oldest first. */
export function postedIn(channel: Channel, discord: StandIn): readonly Message[] {
  return [...channel.messages.values()].filter(
    ({ authorId, onlyFor }) => authorId === discord.world.bot.id && onlyFor === null,
  );
}
