import type { MessageView, Outcome, PlacesView, Told } from "../../playground/shapes.ts";
import type { Playground } from "../../playground/start-playground.ts";
import { until } from "../discord/bot-scene.ts";

type Everything = Extract<Told, { kind: "all" }>;

/** What the page does and sees, over HTTP as the page does. */
export interface Visitor {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: (path: string, body: object) => Promise<Outcome>;
  readonly idOf: (name: string) => string;
  readonly stateOf: (name: string) => Promise<Everything>;
  readonly channelOf: (name: string, guild: string, channel?: string) => Promise<string>;
  readonly act: (name: string, given: object) => Promise<Outcome>;
  /** The first message the person sees that fits; the server is asked until there is one. */
  readonly seen: (
    name: string,
    fits: (message: MessageView) => boolean,
    withinMs?: number,
  ) => Promise<MessageView>;
}

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 10_000;

/** Comes once the bot is connected, has its commands registered and the documents read. */
export async function visit({ url, bot, discord }: Playground): Promise<Visitor> {
  await until(
    () => discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("folder-level")),
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

  const stateOf = (name: string) => get<Everything>(`api/state?as=${idOf(name)}`);
  return {
    get,
    post,
    idOf,
    stateOf,
    async channelOf(name, guild, channel = "general") {
      const { places } = await stateOf(name);
      const { channels } = places.guilds.find((one) => one.name === guild) ?? {};
      const found = channels?.find((one) => one.name === channel);
      if (!found) throw new Error(`${name} sees no #${channel} of ${guild}`);
      return found.id;
    },
    act: (name, given) => post("api/act", { person: idOf(name), ...given }),
    async seen(name, fits, withinMs = PATIENCE_MS) {
      const end = performance.now() + withinMs;
      for (;;) {
        const { messages } = await stateOf(name);
        const found = messages.find((message) => !message.thinking && fits(message));
        if (found) return found;
        if (performance.now() > end)
          throw new Error(`no such message came; there: ${JSON.stringify(messages).slice(0, 2000)}`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
  };
}

export const says = (text: string) => (message: MessageView) => JSON.stringify(message).includes(text);
