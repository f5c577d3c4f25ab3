import { z } from "zod";
import type { StandIn } from "../tests/doubles/discord/start-discord.ts";
import type { Id } from "../tests/doubles/discord/types.ts";
import { isVisibleTo } from "../tests/doubles/discord/world.ts";
import { act, createStage } from "./acts.ts";
import type { Bot } from "./bot.ts";
import { commandViews } from "./commands.ts";
import { directMessages, faceOf, guildViews } from "./look.ts";
import type { PlacesView } from "./shapes.ts";
import { createTelling } from "./telling.ts";
import { MOVES, type TimeControl } from "./time-control.ts";
import type { Trouble } from "./trouble.ts";
import type { ServedFile, WebParts } from "./web.ts";

export interface AnswerParts {
  readonly discord: StandIn;
  readonly bot: Bot;
  readonly trouble: Trouble;
  readonly time: TimeControl;
  /** Who may be looked over the shoulder of. */
  readonly people: readonly Id[];
}

/** What the page's server answers, and how it is told that the bot changed. */
export interface Answers {
  readonly web: WebParts;
  readonly changed: () => void;
  /** Sees what nothing tells of: a connection, and a fault that has run out. */
  readonly watch: () => Disposable;
}

const REFUSED_SHOWN = 20;
const LOOK_EVERY_MS = 250;
const troubleSet = z.object({ name: z.string(), on: z.boolean() });
const clockTold = z.object({ what: z.enum(MOVES) });
const botTold = z.object({ what: z.enum(["start", "stop", "kill"]) });

export function createAnswers(parts: AnswerParts): Answers {
  const { discord, bot, trouble, time, people } = parts;
  const telling = createTelling(discord, (viewer) => placesView(parts, viewer));
  const stage = createStage(discord);
  const viewer = (query: URLSearchParams) => {
    const id = query.get("as") ?? "";
    if (!people.includes(id)) throw new Error("nobody there by that id");
    return id;
  };

  async function write(path: string, body: unknown): Promise<unknown> {
    if (path === "/api/act") return stage.perform(act.parse(body));
    if (path === "/api/trouble") {
      const { name, on } = troubleSet.parse(body);
      trouble.set(name, on);
    } else if (path === "/api/clock") await time.press(clockTold.parse(body).what);
    else if (path === "/api/bot") await bot[botTold.parse(body).what]();
    else throw new Error(`nothing is done at ${path}`);
    telling.placesChanged();
    return { outcome: "done" };
  }

  function read(path: string, query: URLSearchParams): unknown {
    if (path === "/api/people") return peopleView(parts);
    if (path === "/api/state") return telling.everything(viewer(query));
    if (path !== "/api/commands") throw new Error(`nothing is read at ${path}`);
    const channel = discord.world.channels.get(query.get("channel") ?? "");
    if (!channel) throw new Error("there is no such channel");
    return commandViews(discord.world, discord.person(viewer(query)).user, channel);
  }

  return {
    web: {
      read,
      write,
      follow: (query, tell) => telling.follow(viewer(query), tell),
      file: (path, query) => attachmentAt(discord, path, viewer(query)),
    },
    changed: telling.placesChanged,
    watch() {
      let last = "";
      const timer = setInterval(() => {
        const now = JSON.stringify([discord.gateway.connected(), trouble.list(), discord.rejections.length]);
        if (now !== last) telling.placesChanged();
        last = now;
      }, LOOK_EVERY_MS);
      return { [Symbol.dispose]: () => clearInterval(timer) };
    },
  };
}

function peopleView({ discord: { world }, people }: AnswerParts): PlacesView["people"] {
  const users = people.flatMap((id) => world.users.get(id) ?? []);
  return users.map((user) => ({ ...faceOf(world, user), handle: user.username }));
}

function placesView(parts: AnswerParts, viewer: Id): PlacesView {
  const { discord, bot, trouble, time } = parts;
  const { world } = discord;
  return {
    you: faceOf(world, discord.person(viewer).user),
    people: peopleView(parts),
    guilds: guildViews(world, viewer),
    dms: directMessages(world, viewer),
    bot: {
      state: bot.state(),
      exitCode: bot.exitCode(),
      connected: discord.gateway.connected() > 0,
      lines: bot.lines,
      refused: discord.rejections
        .slice(-REFUSED_SHOWN)
        .map(({ method, path, status }) => `${method} ${path}: ${status}`),
    },
    faults: trouble.list(),
    clock: time.view(),
  };
}

/** /files/<channel>/<message>/<attachment>, if the person sees the message. */
function attachmentAt({ world }: StandIn, path: string, viewer: Id): ServedFile {
  const [, , channelId = "", messageId = "", id] = path.split("/");
  const message = world.channels.get(channelId)?.messages.get(messageId);
  const seen = message && isVisibleTo(world, viewer, message) ? message.attachments : [];
  const file = seen.find((one) => one.id === id);
  if (!file) throw new Error("there is no such file");
  return file;
}
