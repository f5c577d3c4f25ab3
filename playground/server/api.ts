import { z } from "zod";
import type { StandIn } from "../../src/discord-standin/start-discord.ts";
import type { Id } from "../../src/discord-standin/world/types.ts";
import { isVisibleTo } from "../../src/discord-standin/world/world.ts";
import type { Bot } from "../bot/bot.ts";
import { CLOCK_MOVES, type TimeControl } from "../clock-controls/time-control.ts";
import { commandViews } from "../views/command-views.ts";
import type { PlacesView } from "../views/view-types.ts";
import { directMessages, guildViews, userView } from "../views/world-views.ts";
import { createEventStream } from "./event-stream.ts";
import type { FaultSwitches } from "./fault-switches.ts";
import { createActionRunner, userAction } from "./user-actions.ts";
import type { RequestHandlers, ServedFile } from "./web-server.ts";

export interface PlaygroundApiDeps {
  readonly discord: StandIn;
  readonly bot: Bot;
  readonly faultSwitches: FaultSwitches;
  readonly time: TimeControl;
  /** The people whose view the page can show. */
  readonly people: readonly Id[];
}

/** The request handlers of the page's server, and how it learns of changes. */
export interface PlaygroundApi {
  readonly handlers: RequestHandlers;
  readonly notifyChanged: () => void;
  /** Detects changes without an event: the bot's connection, expired faults, rejected requests. */
  readonly startPolling: () => Disposable;
}

const MAX_REJECTIONS = 20;
const POLL_INTERVAL_MS = 250;
const faultRequest = z.object({ name: z.string(), on: z.boolean() });
const clockRequest = z.object({ what: z.enum(CLOCK_MOVES) });
const botRequest = z.object({ what: z.enum(["start", "stop", "kill"]) });

export function createPlaygroundApi(deps: PlaygroundApiDeps): PlaygroundApi {
  const { discord, bot, faultSwitches, time, people } = deps;
  const eventStream = createEventStream(discord, (viewer) => placesView(deps, viewer));
  const actions = createActionRunner(discord);
  const viewer = (query: URLSearchParams) => {
    const id = query.get("as") ?? "";
    if (!people.includes(id)) throw new Error(`no person with id ${id}`);
    return id;
  };

  async function write(path: string, body: unknown): Promise<unknown> {
    if (path === "/api/act") return actions.perform(userAction.parse(body));
    if (path === "/api/fault") {
      const { name, on } = faultRequest.parse(body);
      faultSwitches.set(name, on);
    } else if (path === "/api/clock") await time.perform(clockRequest.parse(body).what);
    else if (path === "/api/bot") await bot[botRequest.parse(body).what]();
    else throw new Error(`no endpoint POST ${path}`);
    eventStream.notifyPlacesChanged();
    return { outcome: "done" };
  }

  function read(path: string, query: URLSearchParams): unknown {
    if (path === "/api/people") return peopleView(deps);
    if (path === "/api/state") return eventStream.snapshot(viewer(query));
    if (path !== "/api/commands") throw new Error(`no endpoint GET ${path}`);
    const channel = discord.world.channels.get(query.get("channel") ?? "");
    if (!channel) throw new Error("there is no such channel");
    return commandViews(discord.world, discord.person(viewer(query)).user, channel);
  }

  return {
    handlers: {
      read,
      write,
      subscribe: (query, send) => eventStream.subscribe(viewer(query), send),
      file: (path, query) => attachmentAt(discord, path, viewer(query)),
    },
    notifyChanged: eventStream.notifyPlacesChanged,
    startPolling() {
      let last = "";
      const timer = setInterval(() => {
        const snapshot = JSON.stringify([
          discord.gateway.connected(),
          faultSwitches.list(),
          discord.rejections.length,
        ]);
        if (snapshot !== last) eventStream.notifyPlacesChanged();
        last = snapshot;
      }, POLL_INTERVAL_MS);
      return { [Symbol.dispose]: () => clearInterval(timer) };
    },
  };
}

function peopleView({ discord: { world }, people }: PlaygroundApiDeps): PlacesView["people"] {
  const users = people.flatMap((id) => world.users.get(id) ?? []);
  return users.map((user) => ({ ...userView(world, user), handle: user.username }));
}

function placesView(deps: PlaygroundApiDeps, viewer: Id): PlacesView {
  const { discord, bot, faultSwitches, time } = deps;
  const { world } = discord;
  return {
    you: userView(world, discord.person(viewer).user),
    people: peopleView(deps),
    guilds: guildViews(world, viewer),
    dms: directMessages(world, viewer),
    bot: {
      state: bot.state(),
      exitCode: bot.exitCode(),
      connected: discord.gateway.connected() > 0,
      lines: bot.lines,
      refused: discord.rejections
        .slice(-MAX_REJECTIONS)
        .map(({ method, path, status }) => `${method} ${path}: ${status}`),
    },
    faults: faultSwitches.list(),
    clock: time.view(),
  };
}

/** /files/<channel>/<message>/<attachment>, if the person sees the message. */
function attachmentAt({ world }: StandIn, path: string, viewer: Id): ServedFile {
  const [, , channelId = "", messageId = "", id] = path.split("/");
  const message = world.channels.get(channelId)?.messages.get(messageId);
  const visibleAttachments = message && isVisibleTo(world, viewer, message) ? message.attachments : [];
  const file = visibleAttachments.find((attachment) => attachment.id === id);
  if (!file) throw new Error("there is no such file");
  return file;
}
