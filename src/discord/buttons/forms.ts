import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { QUESTION_CHARACTERS } from "../commands/definitions.ts";
import { encodeCustomId } from "../custom-id.ts";
import type { Context } from "../house.ts";

/** Under which name a form's one field comes back. */
export const FIELD = "text";
const REPORT_CHARACTERS = 1_500;

type Form = APIModalInteractionResponseCallbackData;

export function questionForm(action: "ask-form" | "followup-form", ref: string, { language }: Context): Form {
  const { forms } = language.commands;
  const title = action === "ask-form" ? forms.askTitle : forms.followUpTitle;
  return form(encodeCustomId({ action, ref, arg: null }), title, forms.question, QUESTION_CHARACTERS);
}

export function reportForm(ref: string, message: string, { language }: Context): Form {
  const { forms } = language.commands;
  const id = encodeCustomId({ action: "report-form", ref, arg: message });
  return form(id, forms.reportTitle, forms.report, REPORT_CHARACTERS);
}

function form(custom_id: string, title: string, label: string, most: number): Form {
  const field: APITextInputComponent = {
    type: ComponentType.TextInput,
    custom_id: FIELD,
    style: TextInputStyle.Paragraph,
    max_length: most,
    required: true,
  };
  return { custom_id, title, components: [{ type: ComponentType.Label, label, component: field }] };
}
