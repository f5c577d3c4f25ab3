import type { APIComponentInContainer, APIContainerComponent } from "discord.js";
import { textsFor } from "../../catalogues/texts.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { customId } from "../message/custom-id.ts";
import {
  button,
  container,
  type MessageBody,
  message,
  type Row,
  row,
  textDisplay,
} from "../message/message-body.ts";
import { type Block, packIntoMessages, toComponents } from "./blocks.ts";
import { smallPrint } from "./small-print.ts";

/** Colour of the frame's edge. */
const ACCENT_COLOR = 0x2f5d8c;

export interface PartsFrame {
  readonly ref: string;
  /** Locale of the labels. */
  readonly language: string;
  /** Small print on each part except the first; escaped. */
  readonly heading: string;
  /** Shown under the last part. */
  readonly buttons: readonly ("ask" | "sources" | "report")[];
}

/** Blocks as framed messages, each with the button that findPart() identifies it by. */
export function framedParts(
  blocks: readonly Block[],
  { ref, language, heading, buttons }: PartsFrame,
): MessageBody[] {
  const texts = textsFor(language);
  const parts = packIntoMessages(blocks);
  return parts.map((part, at) => {
    const last = at === parts.length - 1;
    const markerAction = buttons.includes("sources") ? "sources" : "ask";
    const place = `${heading} · ${texts.t("discord.page.number", { page: at + 1, pages: parts.length })}`;
    const top = at === 0 ? [] : [textDisplay(smallPrint(place))];
    const buttonsBelow = buttonRow(last ? buttons : [markerAction], ref, at + 1, texts);
    return message([framed([...top, ...toComponents(part), buttonsBelow])]);
  });
}

export function framed(components: APIComponentInContainer[]): APIContainerComponent {
  return container(components, ACCENT_COLOR);
}

/** Blocks as messages without a frame; the last has the row of buttons. */
export function plainParts(blocks: readonly Block[], buttonsBelow: Row): MessageBody[] {
  const parts = packIntoMessages(blocks);
  return parts.map((part, at) =>
    message([...toComponents(part), ...(at === parts.length - 1 ? [buttonsBelow] : [])]),
  );
}

function buttonRow(buttons: PartsFrame["buttons"], ref: string, part: number, texts: Texts): Row {
  return row(
    buttons.map((action) =>
      button(customId(action, ref, action === "report" ? null : part), {
        label: texts.t(`discord.button.${action}`),
        primary: action === "ask",
      }),
    ),
  );
}
