import { replyWithEvidence, replyWithStoryEvidence } from "../answering/evidence.ts";
import type { CustomId } from "../custom-id.ts";
import type { Context } from "../house.ts";
import type { Task } from "../interactions/task.ts";
import { noticeMessage } from "../render/notices.ts";
import { questionForm, reportForm } from "./forms.ts";

/** What a button does; null when it is none of this version's. All it goes by stands in its id. */
export function buttonTask({ action, ref, arg }: CustomId): Task | null {
  switch (action) {
    case "sources":
      return opens("sources", "private", (context) => replyWithEvidence(context, { ref, page: 1 }));
    case "page":
      return opens("page", "update", (context) => replyWithEvidence(context, { ref, page: arg ?? 1 }));
    case "open":
      return opens("open", "private", (context) => replyWithStoryEvidence(context, ref, arg ?? 1));
    case "ask":
      return opens("ask-form", "now", ({ respond, texts }) =>
        respond.modal(questionForm("ask-form", ref, texts)),
      );
    case "followup":
      return opens("followup", "now", ({ respond, texts }) =>
        respond.modal(questionForm("followup-form", ref, texts)),
      );
    case "report":
      return opens("report", "now", ({ respond, texts }) => respond.modal(reportForm(ref, texts)));
    case "up":
    case "down":
      return opens("thumb", "private", (context) => thumb(context, ref, action));
    default:
      return null;
  }
}

function opens(name: string, acknowledge: Task["acknowledge"], run: Task["run"]): Task {
  return { name, acknowledge, limited: acknowledge === "now" ? false : "lightly", run };
}

async function thumb({ house, request, respond, texts }: Context, ref: string, which: "up" | "down") {
  await house.desk.keepFeedback(request.guild, { ref, by: request.user, thumb: which, at: house.now() });
  await respond.reply(noticeMessage(texts.commands.thanks));
}
