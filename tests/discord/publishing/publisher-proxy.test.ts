import { expect, test } from "vitest";
import {
  createPublisherProxy,
  type PublisherConnection,
} from "../../../src/discord/publishing/publisher-proxy.ts";
import type { NoNewDocumentsAlert } from "../../../src/domain/schedules/edition-renderer.ts";
import { message } from "../../../src/domain/texts/texts.ts";
import { NOW } from "../../console/samples.ts";
import { REF } from "../render/bodies.ts";
import { editionPart, openSenderScene, type SenderScene } from "./message-sender-scene.ts";

const ALERT: NoNewDocumentsAlert = { kind: "no-new-documents", since: null, days: 1 };
const EDITION = {
  subject: { kind: "watch-alert", watch: "w-1" },
  slot: NOW,
  library: { root: "/news", guild: "7001" },
  channel: "900",
  late: false,
  notBefore: NOW,
  deadline: NOW,
  ref: REF,
  state: "composing",
  reason: null,
  createdAt: NOW,
  endedAt: null,
} as const;

function connectionOf({ sender }: SenderScene, notified: string[] = []): PublisherConnection {
  return {
    sender,
    languageOf: () => "de",
    errorChannel: () => "901",
    notify: async (guild) => void notified.push(guild),
    reportFeeds: async (guild) => void notified.push(guild),
  };
}

test("posts while connected, and reports that nothing was posted while disconnected", async () => {
  await using scene = await openSenderScene();
  const proxy = createPublisherProxy(new AbortController().signal);
  const { sender } = proxy.publisher;
  const post = () => sender.post(scene.channel, editionPart(REF, 0, "one"), `${REF}-0`, 5_000);
  const find = () => sender.find(scene.channel, { edition: REF, part: 0 }, scene.since);
  expect(await post()).toEqual({ kind: "not-posted", detail: message("reason.discord.not-connected") });
  expect(await find()).toMatchObject({ kind: "unsearchable" });
  const earlier = proxy.connect(connectionOf(scene));
  const later = proxy.connect(connectionOf(scene));
  earlier();
  expect(await post()).toMatchObject({ kind: "posted" });
  expect(await find()).toMatchObject({ kind: "found" });
  later();
  expect(await sender.edit(scene.channel, "1", editionPart(REF, 0, "two"), 5_000)).toMatchObject({
    kind: "not-edited",
  });
});

test("renders and notifies once Discord is connected for the first time", async () => {
  await using scene = await openSenderScene();
  const { publisher, connect } = createPublisherProxy(new AbortController().signal);
  const rendered = publisher.render.alert(ALERT, { edition: EDITION });
  const channel = publisher.alertChannel("7001");
  const notified: string[] = [];
  const disconnect = connect(connectionOf(scene, notified));
  expect(JSON.stringify((await rendered).parts)).toContain("Keine neuen Dokumente");
  expect(await channel).toBe("901");
  expect(await publisher.alertChannel(null)).toBeNull();
  disconnect();
  await publisher.notify("7001", {} as never);
  expect(notified).toEqual(["7001"]);
});

test("pending renders are rejected when the bot stops", async () => {
  const ended = new AbortController();
  const { publisher } = createPublisherProxy(ended.signal);
  const rendered = publisher.render.alert(ALERT, { edition: EDITION });
  ended.abort();
  await expect(rendered).rejects.toThrow("stopped before Discord was reached");
});
