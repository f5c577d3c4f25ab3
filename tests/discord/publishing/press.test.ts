import { expect, test } from "vitest";
import { createPressRoom, type PressConnection } from "../../../src/discord/publishing/press.ts";
import type { DryAlert } from "../../../src/domain/schedules.ts";
import { NOW } from "../../console/samples.ts";
import { REF } from "../render/bodies.ts";
import { editionPart, openPublishing, type PublishingScene } from "./publisher-scene.ts";

const ALERT: DryAlert = { kind: "dry", since: null, days: 1 };
const EDITION = {
  schedule: "watch",
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

function connectionOf({ publisher }: PublishingScene, told: string[] = []): PressConnection {
  return {
    publisher,
    languageOf: () => "de",
    errorChannel: () => "901",
    tell: async (guild) => void told.push(guild),
  };
}

test("posts while there is a connection, and says that nothing was posted while there is none", async () => {
  await using scene = await openPublishing();
  const room = createPressRoom(new AbortController().signal);
  const { publisher } = room.press;
  const post = () => publisher.post(scene.channel, editionPart(REF, 0, "one"), `${REF}-0`, 5_000);
  const find = () => publisher.find(scene.channel, { edition: REF, part: 0 }, scene.since);
  expect(await post()).toEqual({ kind: "not-posted", detail: "not connected to Discord" });
  expect(await find()).toMatchObject({ kind: "unsearchable" });
  const earlier = room.connect(connectionOf(scene));
  const later = room.connect(connectionOf(scene));
  earlier();
  expect(await post()).toMatchObject({ kind: "posted" });
  expect(await find()).toMatchObject({ kind: "found" });
  later();
  expect(await publisher.edit(scene.channel, "1", editionPart(REF, 0, "two"), 5_000)).toMatchObject({
    kind: "not-edited",
  });
});

test("renders and tells as soon as Discord is reached for the first time", async () => {
  await using scene = await openPublishing();
  const { press, connect } = createPressRoom(new AbortController().signal);
  const rendered = press.render.alert(ALERT, { edition: EDITION });
  const channel = press.alertChannel("7001");
  const told: string[] = [];
  const disconnect = connect(connectionOf(scene, told));
  expect(JSON.stringify((await rendered).parts)).toContain("Keine neuen Dokumente");
  expect(await channel).toBe("901");
  expect(await press.alertChannel(null)).toBeNull();
  disconnect();
  await press.tell("7001", {} as never);
  expect(told).toEqual(["7001"]);
});

test("what waits for Discord ends when the bot does", async () => {
  const ended = new AbortController();
  const { press } = createPressRoom(ended.signal);
  const rendered = press.render.alert(ALERT, { edition: EDITION });
  ended.abort();
  await expect(rendered).rejects.toThrow("ended before Discord was reached");
});
