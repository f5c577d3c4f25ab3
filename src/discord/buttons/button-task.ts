import type { APIMessageComponentInteraction } from "discord.js";
import { replyWithEvidence } from "../answering/evidence.ts";
import type { CustomId } from "../custom-id.ts";
import type { Context } from "../house.ts";
import type { Task } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { questionForm, reportForm } from "./forms.ts";

/** What a button does; null when it is none of this version's. All it goes by stands in its id. */
export function buttonTask(
  { action, ref, arg }: CustomId,
  interaction: APIMessageComponentInteraction,
): Task | null {
  const position = arg === null ? null : Number(arg);
  switch (action) {
    case "sources":
      return opens("sources", "private", (context) =>
        replyWithEvidence(context, { ref, page: 0, story: null }),
      );
    case "open":
      return opens("open", "private", (context) =>
        replyWithEvidence(context, { ref, page: 0, story: position }),
      );
    case "page":
      return opens("page", "update", (context) => replyWithEvidence(context, evidencePage(ref, arg)));
    case "ask":
      return opens("ask-form", "now", (context) =>
        context.respond.modal(questionForm("ask-form", ref, context)),
      );
    case "followup":
      return opens("followup", "now", (context) =>
        context.respond.modal(questionForm("followup-form", ref, context)),
      );
    case "report":
      return opens("report", "now", (context) =>
        context.respond.modal(reportForm(ref, interaction.message.id, context)),
      );
    case "up":
    case "down":
      return opens("thumb", "private", (context) => thumb(context, ref, action));
    default:
      return null;
  }
}

function opens(name: string, acknowledge: Task["acknowledge"], run: Task["run"]): Task {
  return { name, acknowledge, limited: acknowledge !== "now", run };
}

/** "2" is page 2 of all, "2-1" page 2 of story 1; both from 0. */
function evidencePage(ref: string, arg: string | null) {
  const [page, story] = (arg ?? "0").split("-").map(Number);
  return { ref, page: page ?? 0, story: story ?? null };
}

async function thumb({ house, request, respond, language }: Context, ref: string, which: "up" | "down") {
  await house.desk.keepFeedback(request.guild, { ref, by: request.user, thumb: which, at: house.now() });
  await respond.reply(noticeMessage(language.commands.thanks));
}
