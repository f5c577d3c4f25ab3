import { type APIInteraction, InteractionType } from "discord.js";
import { apologyFor } from "../answering/apology.ts";
import type { Context, House } from "../house.ts";
import { LOOK_UP, QUESTION } from "../limits.ts";
import { newReference } from "../reference.ts";
import { noticeMessage } from "../render/notices.ts";
import { textsFor } from "../texts/index.ts";
import type { Texts } from "../texts/texts.ts";
import { type Request, readRequest } from "./request.ts";
import { createResponder } from "./responder.ts";
import { type Asked, type Route, routeOf } from "./routes.ts";
import { createSeen } from "./seen.ts";
import type { Task } from "./task.ts";
import type { Workload } from "./workload.ts";

/** Takes interactions as the gateway brings them. */
export interface Dispatcher {
  /** Never rejects: what goes wrong is told to the person and logged, under the same reference. */
  handle(interaction: APIInteraction): Promise<void>;
  /** From now on who comes is asked to come back. */
  readonly stopTaking: () => void;
}

export function createDispatcher(house: House, workload: Workload): Dispatcher {
  const seen = createSeen();
  let taking = true;

  async function follow(route: Route, context: Context): Promise<void> {
    switch (route.kind) {
      case "choices":
        return context.respond.choices(taking ? route.choices(context) : []);
      case "unknown":
        house.events.emit("warn", "interaction.unknown", { what: route.what });
        return tell(context, context.texts.commands.outdated);
      case "task":
        if (!taking) return tell(context, context.texts.commands.restarting);
        return workload.run(
          () => perform(route.task, context),
          () => interrupted(context),
        );
    }
  }

  async function take(interaction: Asked, request: Request): Promise<void> {
    const route = routeOf(interaction, request, house);
    const context = contextOf(request, route, house);
    let outcome: "done" | "failed" = "done";
    try {
      await follow(route, context);
    } catch (error) {
      outcome = "failed";
      await apologise(context, route, error);
    }
    const milliseconds = performance.now() - request.receivedMs;
    const fields = { what: nameOf(route), guild: request.guild, outcome, milliseconds };
    house.events.emit("info", "interaction.handled", fields);
  }

  return {
    stopTaking() {
      taking = false;
    },
    async handle(interaction) {
      const receivedMs = performance.now();
      if (interaction.type === InteractionType.Ping) return;
      if (!seen.take(interaction.id)) {
        house.events.emit("warn", "interaction.repeated", { interaction: interaction.id });
        return;
      }
      const reference = newReference();
      await house.underReference(reference, () =>
        take(interaction, readRequest(interaction, receivedMs, reference)),
      );
    },
  };
}

function contextOf(request: Request, route: Route, house: House): Context {
  const respond = createResponder(request, {
    api: house.api,
    events: house.events,
    onAcknowledged: (milliseconds) =>
      house.events.emit("info", "interaction.acknowledged", { what: nameOf(route), milliseconds }),
  });
  return { house, request, respond, texts: textsOf(request, route, house) };
}

/** The guild's choice; else the reader's own: of what all can read, the guild's. */
function textsOf(request: Request, route: Route, { desk }: House): Texts {
  const isPublic = route.kind === "task" && route.task.acknowledge === "public";
  const chosen = desk.settings(request.guild).language;
  return textsFor(chosen ?? (isPublic ? request.guildLocale : null) ?? request.locale);
}

async function perform(task: Task, context: Context): Promise<void> {
  const refusal = refusalOf(task, context);
  if (refusal !== null) return tell(context, refusal);
  if (task.acknowledge === "update") {
    if (!(await context.respond.deferUpdate())) return;
  } else if (task.acknowledge !== "now") {
    if (!(await context.respond.defer(task.acknowledge))) return;
  }
  await task.run(context);
}

/** Why a person may not have this done, or not now; from memory, since nothing is acknowledged yet. */
function refusalOf(task: Task, { request, house, texts: { commands } }: Context): string | null {
  if (task.managersOnly === true && request.guild === null) return commands.guildOnly;
  if (task.managersOnly === true && !request.isManager) return commands.managersOnly;
  if (task.limited === false) return null;
  const weight = task.limited === "lightly" ? LOOK_UP : QUESTION;
  const admission = house.limits.admit(request.user, request.guild, weight);
  if (admission.ok) return null;
  return admission.whose === "person"
    ? commands.slowDown(admission.seconds)
    : commands.guildBusy(admission.seconds);
}

async function tell({ respond }: Context, text: string): Promise<void> {
  await respond.reply(noticeMessage(text), { private: true });
}

async function interrupted(context: Context): Promise<void> {
  await tell(context, context.texts.commands.interrupted);
}

async function apologise(context: Context, route: Route, error: unknown): Promise<void> {
  const { house, request, texts } = context;
  const fields = { reference: request.reference, what: nameOf(route), guild: request.guild, error };
  house.events.emit("error", "interaction.failed", fields);
  // Who types is told nothing: Discord takes a list here and no message.
  if (route.kind === "choices") return context.respond.choices([]);
  await tell(context, apologyFor(error, request.reference, texts));
}

function nameOf(route: Route): string {
  switch (route.kind) {
    case "task":
      return route.task.name;
    case "choices":
      return "autocomplete";
    case "unknown":
      return "unknown";
  }
}
