import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { Texts } from "../../domain/texts/texts.ts";
import { customId } from "../message/custom-id.ts";
import { MAX_QUESTION_CHARACTERS } from "../registration/command-definitions.ts";

/** Custom id of a form's only field. */
export const FIELD_ID = "text";
const MAX_REPORT_CHARACTERS = 1_500;

type Form = APIModalInteractionResponseCallbackData;

export function questionForm(action: "ask-form" | "followup-form", ref: string, texts: Texts): Form {
  const title = texts.t(action === "ask-form" ? "discord.form.ask-title" : "discord.form.follow-up-title");
  return form(customId(action, ref), title, texts.t("discord.form.question"), MAX_QUESTION_CHARACTERS);
}

export function reportForm(ref: string, texts: Texts): Form {
  const title = texts.t("discord.form.report-title");
  return form(customId("report-form", ref), title, texts.t("discord.form.report"), MAX_REPORT_CHARACTERS);
}

function form(id: string, title: string, label: string, maxLength: number): Form {
  const field: APITextInputComponent = {
    type: ComponentType.TextInput,
    custom_id: FIELD_ID,
    style: TextInputStyle.Paragraph,
    max_length: maxLength,
    required: true,
  };
  return { custom_id: id, title, components: [{ type: ComponentType.Label, label, component: field }] };
}
