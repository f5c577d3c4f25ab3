import type { InteractionContext } from "../context/bot-context.ts";
import type { Task } from "../context/task.ts";
import type { CustomId } from "../message/custom-id.ts";
import { noticeMessage } from "../render/notices.ts";
import { replyWithEvidence, replyWithStoryEvidence } from "../replies/reply-with-evidence.ts";
import { questionForm, reportForm } from "./forms.ts";

/** Maps a button to a task; null if this version does not know it. The custom id is its only state. */
export function buttonTask({ action, ref, arg, page }: CustomId): Task | null {
  switch (action) {
    case "sources":
      return openTask("sources", "private", (context) => replyWithEvidence(context, { ref, page: 1 }));
    case "page":
      return openTask("page", "update", (context) => replyWithEvidence(context, { ref, page: arg ?? 1 }));
    case "open":
      return openTask("open", page === null ? "private" : "update", (context) =>
        replyWithStoryEvidence(context, { ref, story: arg ?? 1, page: page ?? 1 }),
      );
    case "ask":
      return openTask("ask-form", "now", ({ respond, texts }) =>
        respond.modal(questionForm("ask-form", ref, texts)),
      );
    case "followup":
      return openTask("followup", "now", ({ respond, texts }) =>
        respond.modal(questionForm("followup-form", ref, texts)),
      );
    case "report":
      return openTask("report", "now", ({ respond, texts }) => respond.modal(reportForm(ref, texts)));
    case "up":
    case "down":
      return openTask("thumb", "private", (context) => thumb(context, ref, action));
    default:
      return null;
  }
}

function openTask(name: string, acknowledge: Task["acknowledge"], run: Task["run"]): Task {
  return { name, acknowledge, rateLimited: acknowledge === "now" ? false : "lightly", run };
}

async function thumb(
  { bot, request, respond, texts }: InteractionContext,
  ref: string,
  which: "up" | "down",
) {
  await bot.service.saveFeedback(request.guild, { ref, userId: request.user, thumb: which, at: bot.now() });
  await respond.reply(noticeMessage(texts.t("discord.feedback.thanks")));
}
