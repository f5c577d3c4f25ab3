import { expect, test } from "vitest";
import { container, type MessageBody } from "../../../src/discord/message/message-body.ts";
import type { PartBody } from "../../../src/discord/message/part-body.ts";
import { withPicture } from "../../../src/discord/message/picture.ts";
import type { Json, Message } from "../../../src/discord-standin/world/types.ts";
import type { Picture } from "../../../src/domain/pictures/picture-service.ts";
import { postedIn } from "../bot-scene.ts";
import { editionPart, openSenderScene, type SenderScene } from "./message-sender-scene.ts";

const EDITION = "MorningEdition-1";
const POST = { method: "POST", path: "/channels/:channel/messages" };
const PICTURE: Picture = {
  alt: "Two days with documents.",
  png: Buffer.from("a picture").toString("base64"),
};

function part(text = "one", picture: Picture | null = PICTURE) {
  const { message } = editionPart(EDITION, 0, text).body as { message: MessageBody };
  const framed = { ...message, components: [container(message.components as never[], 0x123456)] };
  const body: PartBody = { message: picture === null ? framed : withPicture(framed, picture) };
  // As read from the store.
  return { body: JSON.parse(JSON.stringify(body)) as unknown };
}

const post = ({ sender, channel }: SenderScene, timeoutMs = 5_000) =>
  sender.post(channel, part(), `${EDITION}-0`, timeoutMs);

function onlyMessage({ news, discord }: SenderScene): Message {
  const [message, ...others] = postedIn(news, discord);
  if (message === undefined || others.length > 0) throw new Error(`${others.length + 1} messages`);
  return message;
}

const filesOf = ({ attachments }: Message) => attachments.map(({ bytes }) => Buffer.from(bytes).toString());

const insideOf = ({ components: [frame] }: Message) => (frame?.components ?? []) as Json[];

const galleryOf = (message: Message) => insideOf(message).find(({ type }) => type === 12);

const loggedReasons = ({ logged, reasons }: SenderScene) => logged.map((name, at) => [name, reasons[at]]);

test("a part is posted with its picture and alternative text", async () => {
  await using scene = await openSenderScene();
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  const message = onlyMessage(scene);
  expect(filesOf(message)).toEqual(["a picture"]);
  expect(message.attachments[0]).toMatchObject({
    filename: "briefing.png",
    contentType: "image/png",
    description: PICTURE.alt,
  });
  const [item] = (galleryOf(message)?.items ?? []) as { media: { url: string }; description: string }[];
  expect(item).toMatchObject({
    media: { url: message.attachments[0]?.url },
    description: PICTURE.alt,
  });
  expect(await (await fetch(item?.media.url ?? "")).text()).toBe("a picture");
  expect(insideOf(message).map(({ type }) => type)).toEqual([10, 12, 1]);
  expect([scene.discord.rejections, scene.logged]).toEqual([[], []]);
});

test("a second post under the same nonce makes no second message or file", async () => {
  await using scene = await openSenderScene();
  scene.discord.faults.inject(POST, { do: "drop", after: true });
  expect(await post(scene)).toMatchObject({ kind: "unknown" });
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(filesOf(onlyMessage(scene))).toEqual(["a picture"]);
});

test("without Attach Files, the part is posted without its picture at the first attempt", async () => {
  await using scene = await openSenderScene();
  scene.discord.setPermissions(scene.news, { deny: ["attachFiles"] });
  scene.known.mayAttach = false;
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(filesOf(onlyMessage(scene))).toEqual([]);
  expect(galleryOf(onlyMessage(scene))).toBeUndefined();
  expect(scene.discord.rejections).toEqual([]);
  expect(loggedReasons(scene)).toEqual([["edition.picture-left-out", "Attach Files is missing"]]);
});

test("a part rejected with its picture is posted without it", async () => {
  await using scene = await openSenderScene();
  scene.discord.setPermissions(scene.news, { deny: ["attachFiles"] });
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(filesOf(onlyMessage(scene))).toEqual([]);
  expect(loggedReasons(scene)).toEqual([["edition.picture-left-out", "Missing Permissions"]]);
});

test("a part too large for a proxy is posted without its picture", async () => {
  await using scene = await openSenderScene();
  scene.discord.faults.inject(POST, { do: "status", status: 413, body: { message: "Payload Too Large" } });
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(filesOf(onlyMessage(scene))).toEqual([]);
});

test("a part rejected with and without its picture is rejected", async () => {
  await using scene = await openSenderScene();
  scene.discord.setPermissions(scene.news, { deny: ["attachFiles", "sendMessages"] });
  expect(await post(scene)).toMatchObject({ kind: "refused", why: "forbidden" });
});

test("after two attempts without a response, the part is sent without its picture", async () => {
  await using scene = await openSenderScene();
  for (const _ of [1, 2]) {
    scene.discord.faults.inject(POST, { do: "drop" });
    expect(await post(scene)).toMatchObject({ kind: "unknown" });
  }
  expect(await post(scene)).toMatchObject({ kind: "posted" });
  expect(filesOf(onlyMessage(scene))).toEqual([]);
  expect(loggedReasons(scene)).toEqual([
    ["edition.picture-left-out", "no response to the attempts with the picture"],
  ]);
});

test("an edit keeps one picture, and an edit without a picture removes it", async () => {
  await using scene = await openSenderScene();
  const posted = await post(scene);
  if (posted.kind !== "posted") throw new Error(posted.kind);
  const edit = (text: string, picture: Picture | null) =>
    scene.sender.edit(scene.channel, posted.message, part(text, picture), 5_000);
  expect(await edit("two", PICTURE)).toEqual({ kind: "edited" });
  const message = onlyMessage(scene);
  expect(filesOf(message)).toEqual(["a picture"]);
  expect(galleryOf(message)?.items).toMatchObject([{ media: { url: message.attachments[0]?.url } }]);
  expect(await edit("three", null)).toEqual({ kind: "edited" });
  expect([filesOf(onlyMessage(scene)), galleryOf(onlyMessage(scene))]).toEqual([[], undefined]);
});

test("an edit rejected with the picture is made without it", async () => {
  await using scene = await openSenderScene();
  const posted = await post(scene);
  if (posted.kind !== "posted") throw new Error(posted.kind);
  scene.discord.faults.inject(
    { method: "PATCH", path: "/channels/:channel/messages/:message" },
    { do: "status", status: 400, body: { message: "Invalid Form Body", code: 50035 } },
  );
  const edited = await scene.sender.edit(scene.channel, posted.message, part("two"), 5_000);
  expect(edited).toEqual({ kind: "edited" });
  expect(filesOf(onlyMessage(scene))).toEqual([]);
});
