import type { Playground } from "../../playground/start-playground.ts";
import type { MessageView, Outcome, PageEvent, PlacesView } from "../../playground/views/view-types.ts";
import { until } from "../discord/bot-scene.ts";

type Snapshot = Extract<PageEvent, { kind: "all" }>;

/** What the page does and sees, over HTTP as the page does. */
export interface PlaygroundClient {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: object) => Promise<Outcome>;
  readonly idOf: (name: string) => string;
  readonly stateOf: (name: string) => Promise<Snapshot>;
  readonly channelOf: (name: string, guild: string, channel?: string) => Promise<string>;
  readonly act: (name: string, action: object) => Promise<Outcome>;
  /** The first message the person sees that fits; the server is asked until there is one. */
  readonly waitForMessage: (
    name: string,
    predicate: (message: MessageView) => boolean,
    withinMs?: number,
  ) => Promise<MessageView>;
}

const POLL_INTERVAL_MS = 20;
const TIMEOUT_MS = 10_000;

/** Comes once the bot is connected, has its commands registered and the documents read. */
export async function connectClient({ url, bot, discord }: Playground): Promise<PlaygroundClient> {
  await until(
    () => discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("library.synced")),
  );
  const get = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
  const people = await get<PlacesView["people"]>("api/people");

  async function post(path: string, body: object): Promise<Outcome> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    return (await response.json()) as Outcome;
  }

  function idOf(name: string): string {
    const person = people.find((one) => one.name === name);
    if (!person) throw new Error(`nobody is called ${name}`);
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
      const { channels } = places.guilds.find((one) => one.name === guild) ?? {};
      const match = channels?.find((one) => one.name === channel);
      if (!match) throw new Error(`${name} sees no #${channel} of ${guild}`);
      return match.id;
    },
    act: (name, action) => post("api/act", { person: idOf(name), ...action }),
    async waitForMessage(name, predicate, withinMs = TIMEOUT_MS) {
      const end = performance.now() + withinMs;
      for (;;) {
        const { messages } = await stateOf(name);
        const match = messages.find((message) => !message.thinking && predicate(message));
        if (match) return match;
        if (performance.now() > end)
          throw new Error(`no such message came; there: ${JSON.stringify(messages).slice(0, 2000)}`);
        await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
      }
    },
  };
}

export const includesText = (text: string) => (message: MessageView) =>
  JSON.stringify(message).includes(text);
