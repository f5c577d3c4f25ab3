import { type APIInteraction, InteractionType } from "discord.js";
import { createDedupe } from "../../async/dedupe.ts";
import type { Workload } from "../../async/workload.ts";
import { textsFor } from "../../catalogues/texts.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { BotContext, InteractionContext } from "../context/bot-context.ts";
import { type InteractionRequest, parseRequest } from "../context/interaction-request.ts";
import { LOOKUP_COST, QUESTION_COST } from "../context/request-quota.ts";
import { createResponder } from "../context/responder.ts";
import type { Task } from "../context/task.ts";
import { newCorrelationId } from "../message/ids.ts";
import { noticeMessage } from "../render/notices.ts";
import { admissionText } from "../replies/admission-text.ts";
import { errorTextFor } from "../replies/error-text.ts";
import { type AnswerableInteraction, type Route, routeOf } from "./routes.ts";

/** Routes interactions to tasks and runs them. */
export interface Dispatcher {
  /** Never rejects: errors are shown to the person and logged, with the same reference. */
  handle(interaction: APIInteraction): Promise<void>;
  /** From now on, answers that the bot is restarting. */
  readonly stopAccepting: () => void;
}

export function createDispatcher(bot: BotContext, workload: Workload): Dispatcher {
  const dedupe = createDedupe();
  let accepting = true;

  async function handleRoute(route: Route, context: InteractionContext): Promise<void> {
    switch (route.kind) {
      case "choices":
        return context.respond.choices(accepting ? route.choices(context) : []);
      case "unknown":
        bot.events.emit("warn", "interaction.unknown", { what: route.what });
        return replyPrivately(context, context.texts.t("discord.reply.outdated"));
      case "task":
        if (!accepting) return replyPrivately(context, context.texts.t("discord.reply.restarting"));
        return workload.run(
          () => runTask(route.task, context),
          () => replyInterrupted(context),
        );
    }
  }

  async function dispatch(interaction: AnswerableInteraction, request: InteractionRequest): Promise<void> {
    const route = routeOf(interaction, request, bot);
    const context = contextOf(request, route, bot);
    let outcome: "done" | "failed" = "done";
    try {
      await handleRoute(route, context);
    } catch (error) {
      outcome = "failed";
      await replyWithError(context, route, error);
    }
    const milliseconds = bot.monotonicMs() - request.receivedMs;
    const fields = { what: nameOf(route), guild: request.guild, outcome, milliseconds };
    bot.events.emit("info", "interaction.handled", fields);
  }

  return {
    stopAccepting() {
      accepting = false;
    },
    async handle(interaction) {
      const receivedMs = bot.monotonicMs();
      if (interaction.type === InteractionType.Ping) return;
      if (!dedupe.firstTime(interaction.id)) {
        bot.events.emit("warn", "interaction.repeated", { interaction: interaction.id });
        return;
      }
      const correlationId = newCorrelationId();
      await bot.withCorrelationId(correlationId, () =>
        dispatch(interaction, parseRequest(interaction, receivedMs, correlationId)),
      );
    },
  };
}

function contextOf(request: InteractionRequest, route: Route, bot: BotContext): InteractionContext {
  const respond = createResponder(request, {
    api: bot.api,
    events: bot.events,
    monotonicMs: bot.monotonicMs,
    onAcknowledged: (milliseconds) =>
      bot.events.emit("info", "interaction.acknowledged", { what: nameOf(route), milliseconds }),
  });
  return { bot, request, respond, texts: textsOf(request, route, bot) };
}

/** The guild's setting; without one, the person's locale, or the guild's locale for public replies. */
function textsOf(request: InteractionRequest, route: Route, { service }: BotContext): Texts {
  const isPublic = route.kind === "task" && route.task.acknowledge === "public";
  const guildLanguage = service.settings(request.guild).language;
  return textsFor(guildLanguage ?? (isPublic ? request.guildLocale : null) ?? request.locale);
}

async function runTask(task: Task, context: InteractionContext): Promise<void> {
  const rejection = rejectionText(task, context);
  if (rejection !== null) return replyPrivately(context, rejection);
  if (task.acknowledge === "update") {
    if (!(await context.respond.deferUpdate())) return;
  } else if (task.acknowledge !== "now") {
    if (!(await context.respond.defer(task.acknowledge))) return;
  }
  await task.run(context);
}

/** Why the task may not run (now); from memory, since the interaction is not acknowledged yet. */
function rejectionText(task: Task, { request, bot, texts }: InteractionContext): string | null {
  if (task.managersOnly === true && request.guild === null) return texts.t("discord.reply.guild-only");
  if (task.managersOnly === true && !request.isManager) return texts.t("discord.reply.managers-only");
  if (task.rateLimited === false) return null;
  const cost = task.rateLimited === "lightly" ? LOOKUP_COST : QUESTION_COST;
  const admission = bot.quota.admit(request.user, request.guild, cost);
  return admission.ok ? null : admissionText(admission, texts);
}

async function replyPrivately({ respond }: InteractionContext, text: string): Promise<void> {
  await respond.reply(noticeMessage(text), { private: true });
}

async function replyInterrupted(context: InteractionContext): Promise<void> {
  await replyPrivately(context, context.texts.t("discord.reply.interrupted"));
}

async function replyWithError(context: InteractionContext, route: Route, error: unknown): Promise<void> {
  const { bot, request, texts } = context;
  const fields = { reference: request.correlationId, what: nameOf(route), guild: request.guild, error };
  bot.events.emit("error", "interaction.failed", fields);
  // Autocomplete cannot show an error: Discord accepts only a list of choices.
  if (route.kind === "choices") return context.respond.choices([]);
  await replyPrivately(context, errorTextFor(error, request.correlationId, texts));
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
