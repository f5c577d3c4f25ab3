import { type APIModalSubmitInteraction, ComponentType } from "discord.js";
import { acknowledgementOf, answerInteraction } from "../answering/answer-interaction.ts";
import { tellGuild } from "../answering/tell-guild.ts";
import type { CustomId } from "../custom-id.ts";
import { escapeLines } from "../escape.ts";
import type { Context } from "../house.ts";
import type { Request } from "../interactions/request.ts";
import type { Task } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { FIELD } from "./forms.ts";

/** What a form that was sent in asks for; null when it is none of this version's. */
export function formTask(
  { action, ref }: CustomId,
  interaction: APIModalSubmitInteraction,
  request: Request,
): Task | null {
  const text = fieldOf(interaction).trim();
  // Under a message that only one person sees, what follows is for that person too.
  const isPrivate = isEphemeral(interaction);
  switch (action) {
    case "ask-form":
    case "followup-form":
      return {
        name: action,
        limited: true,
        acknowledge: acknowledgementOf({ isPrivate }, request),
        run: (context) =>
          askOn(context, { ref, question: text, isPrivate, goesOn: action === "followup-form" }),
      };
    case "report-form":
      return {
        name: action,
        limited: true,
        acknowledge: "private",
        run: (context) => report(context, { ref, text, message: interaction.message?.id ?? null }),
      };
    default:
      return null;
  }
}

function fieldOf({ data }: APIModalSubmitInteraction): string {
  for (const part of data.components) {
    if (part.type === ComponentType.Label && "value" in part.component && part.component.custom_id === FIELD)
      return String(part.component.value);
  }
  return "";
}

const EPHEMERAL = 1 << 6;

function isEphemeral({ message }: APIModalSubmitInteraction): boolean {
  return message !== undefined && ((message.flags ?? 0) & EPHEMERAL) !== 0;
}

interface AskingOn {
  readonly ref: string;
  readonly question: string;
  readonly isPrivate: boolean;
  readonly goesOn: boolean;
}

async function askOn(context: Context, { ref, question, isPrivate, goesOn }: AskingOn): Promise<void> {
  const { house, request } = context;
  const before = goesOn ? await house.desk.shown(request.guild, ref) : null;
  await answerInteraction(context, {
    question,
    isPrivate,
    conversation: before?.conversation ?? (goesOn ? ref : null),
  });
}

interface Reported {
  readonly ref: string;
  readonly text: string;
  readonly message: string | null;
}

async function report(
  { house, request, respond, texts }: Context,
  { ref, text, message }: Reported,
): Promise<void> {
  const { guild, channel, user } = request;
  await house.desk.keepReport(guild, { ref, by: user, text, at: house.now() });
  house.events.emit("info", "mistake.reported", { ref, guild });
  await respond.reply(noticeMessage(texts.commands.forms.reported));
  if (guild === null || channel === null || message === null) return;
  const link = `https://discord.com/channels/${guild}/${channel}/${message}`;
  await tellGuild(house, guild, ({ commands }) => commands.reportTold(link, escapeLines(text)));
}
