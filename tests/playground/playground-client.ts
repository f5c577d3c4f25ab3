import type { Playground } from "../../playground/start-playground.ts";
import type { MessageView, Outcome, PageEvent, PlacesView } from "../../playground/views/view-types.ts";
import { START_TIMEOUT_MS, until } from "../discord/bot-scene.ts";

type Snapshot = Extract<PageEvent, { kind: "all" }>;

/** Uses the playground over HTTP, as the page does. */
export interface PlaygroundClient {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: object) => Promise<Outcome>;
  readonly idOf: (name: string) => string;
  readonly stateOf: (name: string) => Promise<Snapshot>;
  readonly channelOf: (name: string, guild: string, channel?: string) => Promise<string>;
  readonly act: (name: string, action: object) => Promise<Outcome>;
  /** Polls for the first matching message that the person can see. */
  readonly waitForMessage: (
    name: string,
    predicate: (message: MessageView) => boolean,
    timeoutMs?: number,
  ) => Promise<MessageView>;
}

const POLL_INTERVAL_MS = 20;
const TIMEOUT_MS = 10_000;

/** Resolves once the bot is connected, has registered its commands and has read the documents. */
export async function connectClient({ url, bot, discord }: Playground): Promise<PlaygroundClient> {
  await until(
    () => discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("library.synced")),
    START_TIMEOUT_MS,
  );
  const get = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
  const people = await get<PlacesView["people"]>("api/people");

  async function post(path: string, body: object): Promise<Outcome> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    return (await response.json()) as Outcome;
  }

  function idOf(name: string): string {
    const person = people.find((candidate) => candidate.name === name);
    if (!person) throw new Error(`no person named ${name}`);
    return person.id;
  }

  const stateOf = (name: string) => get<Snapshot>(`api/state?as=${idOf(name)}`);
  return {
    get,
    post,
    idOf,
    stateOf,
    async channelOf(name, guild, channel = "general") {
      const { places } = await stateOf(name);
      const { channels } = places.guilds.find((candidate) => candidate.name === guild) ?? {};
      const match = channels?.find((candidate) => candidate.name === channel);
      if (!match) throw new Error(`${name} cannot see #${channel} in ${guild}`);
      return match.id;
    },
    act: (name, action) => post("api/act", { person: idOf(name), ...action }),
    async waitForMessage(name, predicate, timeoutMs = TIMEOUT_MS) {
      const end = performance.now() + timeoutMs;
      for (;;) {
        const { messages } = await stateOf(name);
        const match = messages.find((message) => !message.thinking && predicate(message));
        if (match) return match;
        if (performance.now() > end)
          throw new Error(`no matching message; messages: ${JSON.stringify(messages).slice(0, 2000)}`);
        await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
      }
    },
  };
}

export const includesText = (text: string) => (message: MessageView) =>
  JSON.stringify(message).includes(text);
