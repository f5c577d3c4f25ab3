import {
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { customId } from "../message/custom-id.ts";
import { MAX_QUESTION_CHARACTERS } from "../registration/command-definitions.ts";
import type { Texts } from "../texts/texts.ts";

/** Custom id of a form's only field. */
export const FIELD_ID = "text";
const MAX_REPORT_CHARACTERS = 1_500;

type Form = APIModalInteractionResponseCallbackData;

export function questionForm(action: "ask-form" | "followup-form", ref: string, { commands }: Texts): Form {
  const { askTitle, followUpTitle, question } = commands.forms;
  const title = action === "ask-form" ? askTitle : followUpTitle;
  return form(customId(action, ref), title, question, MAX_QUESTION_CHARACTERS);
}

export function reportForm(ref: string, { commands }: Texts): Form {
  const { reportTitle, report } = commands.forms;
  return form(customId("report-form", ref), reportTitle, report, MAX_REPORT_CHARACTERS);
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
