import { type APIModalSubmitInteraction, ComponentType } from "discord.js";
import type { InteractionContext } from "../context/bot-context.ts";
import type { InteractionRequest } from "../context/interaction-request.ts";
import type { Task } from "../context/task.ts";
import type { CustomId } from "../message/custom-id.ts";
import { escapeLines } from "../message/escape.ts";
import { noticeMessage } from "../render/notices.ts";
import { acknowledgementOf, answerInteraction } from "../replies/answer-interaction.ts";
import { notifyGuild } from "../replies/notify-guild.ts";
import { FIELD_ID } from "./forms.ts";

/** Maps a submitted form to a task; null if this version does not know it. */
export function formTask(
  { action, ref }: CustomId,
  interaction: APIModalSubmitInteraction,
  request: InteractionRequest,
): Task | null {
  const text = fieldOf(interaction).trim();
  // A follow-up to a private message is private, too.
  const isPrivate = isEphemeral(interaction);
  switch (action) {
    case "ask-form":
    case "followup-form":
      return {
        name: action,
        rateLimited: true,
        acknowledge: acknowledgementOf({ isPrivate }, request),
        run: (context) =>
          answerForm(context, { ref, question: text, isPrivate, isFollowUp: action === "followup-form" }),
      };
    case "report-form":
      return {
        name: action,
        rateLimited: true,
        acknowledge: "private",
        run: (context) => report(context, { ref, text, message: interaction.message?.id ?? null }),
      };
    default:
      return null;
  }
}

function fieldOf({ data }: APIModalSubmitInteraction): string {
  for (const part of data.components) {
    if (
      part.type === ComponentType.Label &&
      "value" in part.component &&
      part.component.custom_id === FIELD_ID
    )
      return String(part.component.value);
  }
  return "";
}

const EPHEMERAL = 1 << 6;

function isEphemeral({ message }: APIModalSubmitInteraction): boolean {
  return message !== undefined && ((message.flags ?? 0) & EPHEMERAL) !== 0;
}

interface FormQuestion {
  readonly ref: string;
  readonly question: string;
  readonly isPrivate: boolean;
  readonly isFollowUp: boolean;
}

async function answerForm(
  context: InteractionContext,
  { ref, question, isPrivate, isFollowUp }: FormQuestion,
): Promise<void> {
  const { bot, request } = context;
  const shownBefore = isFollowUp ? await bot.service.shown(request.guild, ref) : null;
  await answerInteraction(context, {
    question,
    isPrivate,
    conversation: shownBefore?.conversation ?? (isFollowUp ? ref : null),
  });
}

interface ReportForm {
  readonly ref: string;
  readonly text: string;
  readonly message: string | null;
}

async function report(
  { bot, request, respond, texts }: InteractionContext,
  { ref, text, message }: ReportForm,
): Promise<void> {
  const { guild, channel, user } = request;
  await bot.service.saveReport(guild, { ref, userId: user, text, at: bot.now() });
  bot.events.emit("info", "mistake.reported", { ref, guild });
  await respond.reply(noticeMessage(texts.t("discord.feedback.reported")));
  if (guild === null || channel === null || message === null) return;
  const link = `https://discord.com/channels/${guild}/${channel}/${message}`;
  await notifyGuild(bot, guild, (inGuild) =>
    inGuild.t("discord.feedback.mistake-reported", { link, text: escapeLines(text) }),
  );
}
