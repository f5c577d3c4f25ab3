import type { APIComponentInContainer, APIContainerComponent } from "discord.js";
import { customId } from "../custom-id.ts";
import { button, container, type MessageBody, message, type Row, row, textDisplay } from "../message.ts";
import { textsFor } from "../texts/index.ts";
import type { RenderTexts } from "../texts/render.ts";
import { type Block, pack, placed } from "./flow.ts";
import { small } from "./small-print.ts";

/** The edge of what Dateline posts: the blue of old ink. */
const INK = 0x2f5d8c;

export interface PartsFrame {
  readonly ref: string;
  /** Locale of the labels. */
  readonly language: string;
  /** Stands in small print on each part but the first; escaped. */
  readonly heading: string;
  /** Under the last part. */
  readonly buttons: readonly ("ask" | "sources" | "report")[];
}

/** Blocks as framed messages. Under each stands the button by which findPart() tells which part it is. */
export function framedParts(
  blocks: readonly Block[],
  { ref, language, heading, buttons }: PartsFrame,
): MessageBody[] {
  const texts = textsFor(language).render;
  const parts = pack(blocks);
  return parts.map((part, at) => {
    const last = at === parts.length - 1;
    const marking = buttons.includes("sources") ? "sources" : "ask";
    const place = `${heading} · ${texts.page(at + 1, parts.length)}`;
    const top = at === 0 ? [] : [textDisplay(small(place))];
    const under = buttonRow(last ? buttons : [marking], ref, at + 1, texts);
    return message([framed([...top, ...placed(part), under])]);
  });
}

/** Components in Dateline's frame. */
export function framed(components: APIComponentInContainer[]): APIContainerComponent {
  return container(components, INK);
}

/** Blocks as messages without a frame, like anybody's; the row of buttons under the last. */
export function plainParts(blocks: readonly Block[], under: Row): MessageBody[] {
  const parts = pack(blocks);
  return parts.map((part, at) => message([...placed(part), ...(at === parts.length - 1 ? [under] : [])]));
}

function buttonRow(
  buttons: PartsFrame["buttons"],
  ref: string,
  part: number,
  { buttons: labels }: RenderTexts,
): Row {
  return row(
    buttons.map((action) =>
      button(customId(action, ref, action === "report" ? null : part), {
        label: labels[action],
        primary: action === "ask",
      }),
    ),
  );
}
