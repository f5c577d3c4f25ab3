// Lines that a running bot prints for the operator.
import type { StoreSpace } from "../../domain/operations/store-health.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Message, Texts } from "../../domain/texts/texts.ts";

export function readingNotice(folder: string, zone: string, texts: Texts): string {
  return texts.t("console.notice.reading", { folder, zone });
}

/** `reason`: why the system reports no changes of the folder. */
export function unwatchableNotice(
  folder: string,
  scanSeconds: number,
  reason: Message,
  texts: Texts,
): string {
  const seconds = String(scanSeconds);
  return texts.t("console.notice.unwatchable", { folder, seconds, reason: shownIn(texts, reason) });
}

/** Printed whenever more or less can be written than before. */
export function spaceNotice(dataDir: string, space: StoreSpace, texts: Texts): string {
  return texts.t("console.notice.space", { folder: dataDir, space });
}

/** `url` without a slash at its end. */
export function healthNotice(url: string, needsToken: boolean, texts: Texts): string {
  return texts.t("console.notice.health", { url, token: needsToken ? "HTTP_TOKEN" : "none" });
}

export function pagesNotice(url: string, texts: Texts): string {
  return texts.t("console.notice.pages", { url });
}
