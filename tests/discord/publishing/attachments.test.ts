import { expect, test } from "vitest";
import { withAttachments } from "../../../src/discord/message/attachments.ts";
import { container, type MessageBody } from "../../../src/discord/message/message-body.ts";
import type { PartBody } from "../../../src/discord/message/part-body.ts";
import type { Json, Message } from "../../../src/discord-standin/world/types.ts";
import type { Attachment } from "../../../src/domain/delivery/attachment.ts";
import type { MessagePart } from "../../../src/domain/delivery/message-sender.ts";
import { postedIn } from "../bot-scene.ts";
import { editionPart, openSenderScene, type SenderScene } from "./message-sender-scene.ts";

const EDITION = "MorningEdition-1";
const POST = { method: "POST", path: "/channels/:channel/messages" };
const PICTURE: Attachment = {
  name: "briefing.png",
  mediaType: "image/png",
  description: "Two days with documents.",
  data: Buffer.from("a picture"),
};
const MAP: Attachment = { ...PICTURE, name: "map.png", description: "A map.", data: Buffer.from("a map") };
const AUDIO: Attachment = {
  name: "briefing.ogg",
  mediaType: "audio/ogg",
  description: "The briefing, read aloud.",
  data: Buffer.from("a voice"),
};

function framedMessage(text: string): MessageBody {
  const { message } = editionPart(EDITION, 0, text).body as { message: MessageBody };
  return { ...message, components: [container(message.components as never[], 0x123456)] };
}

/** As read from the store. */
function part(text = "one", files: readonly Attachment[] = [PICTURE]): MessagePart {
  const { attachments = [], ...message } = withAttachments(framedMessage(text), files);
  return { body: JSON.parse(JSON.stringify({ message } satisfies PartBody)), attachments };
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
    description: PICTURE.description,
  });
  const [item] = (galleryOf(message)?.items ?? []) as { media: { url: string }; description: string }[];
  expect(item).toMatchObject({
    media: { url: message.attachments[0]?.url },
    description: PICTURE.description,
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
    ["edition.picture-left-out", "no response to the attempts with its files"],
  ]);
});

test("an edit keeps one picture, and an edit without a picture removes it", async () => {
  await using scene = await openSenderScene();
  const posted = await post(scene);
  if (posted.kind !== "posted") throw new Error(posted.kind);
  const edit = (text: string, files: readonly Attachment[]) =>
    scene.sender.edit(scene.channel, posted.message, part(text, files), 5_000);
  expect(await edit("two", [PICTURE])).toEqual({ kind: "edited" });
  const message = onlyMessage(scene);
  expect(filesOf(message)).toEqual(["a picture"]);
  expect(galleryOf(message)?.items).toMatchObject([{ media: { url: message.attachments[0]?.url } }]);
  expect(await edit("three", [])).toEqual({ kind: "edited" });
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

test("several files arrive in order, each with its description, and an edit keeps them", async () => {
  await using scene = await openSenderScene();
  const files = [PICTURE, AUDIO, MAP];
  const expected = files.map(({ name, mediaType, description, data }) => [
    name,
    mediaType,
    description,
    String(data),
  ]);
  const received = () =>
    onlyMessage(scene).attachments.map(({ filename, contentType, description, bytes }) => [
      filename,
      contentType,
      description,
      Buffer.from(bytes).toString(),
    ]);
  const posted = await scene.sender.post(scene.channel, part("one", files), `${EDITION}-0`, 5_000);
  if (posted.kind !== "posted") throw new Error(posted.kind);
  expect(received()).toEqual(expected);
  // The words, both images in one gallery, the sound as a file, the buttons.
  expect(insideOf(onlyMessage(scene)).map(({ type }) => type)).toEqual([10, 12, 13, 1]);
  const [picture, audio, map] = onlyMessage(scene).attachments;
  expect(galleryOf(onlyMessage(scene))?.items).toMatchObject([
    { media: { url: picture?.url } },
    { media: { url: map?.url } },
  ]);
  expect(insideOf(onlyMessage(scene))[2]?.file).toMatchObject({ url: audio?.url });
  const edited = await scene.sender.edit(scene.channel, posted.message, part("two", files), 5_000);
  expect(edited).toEqual({ kind: "edited" });
  expect(received()).toEqual(expected);
  expect([scene.discord.rejections, scene.logged]).toEqual([[], []]);
});

test("without Attach Files, all files are left out and the words stay", async () => {
  await using scene = await openSenderScene();
  scene.discord.setPermissions(scene.news, { deny: ["attachFiles"] });
  const posted = await scene.sender.post(scene.channel, part("one", [PICTURE, AUDIO]), `${EDITION}-0`, 5_000);
  expect(posted).toMatchObject({ kind: "posted" });
  expect(filesOf(onlyMessage(scene))).toEqual([]);
  expect(insideOf(onlyMessage(scene)).map(({ type }) => type)).toEqual([10, 1]);
});

test("a picture in a body that an older version stored is posted, and kept by an edit", async () => {
  await using scene = await openSenderScene();
  const { attachments: _, ...message } = withAttachments(framedMessage("one"), [PICTURE]);
  const picture = { alt: PICTURE.description, png: Buffer.from(PICTURE.data).toString("base64") };
  const legacy = { body: { message: { ...message, picture } }, attachments: [] };
  const posted = await scene.sender.post(scene.channel, legacy, `${EDITION}-0`, 5_000);
  if (posted.kind !== "posted") throw new Error(posted.kind);
  const expectPicture = () => {
    const [file, ...others] = onlyMessage(scene).attachments;
    expect(others).toEqual([]);
    expect(file).toMatchObject({ filename: "briefing.png", description: PICTURE.description });
    expect(filesOf(onlyMessage(scene))).toEqual(["a picture"]);
    expect(galleryOf(onlyMessage(scene))?.items).toMatchObject([{ media: { url: file?.url } }]);
  };
  expectPicture();
  expect(await scene.sender.edit(scene.channel, posted.message, legacy, 5_000)).toEqual({ kind: "edited" });
  expectPicture();
  expect(scene.discord.rejections).toEqual([]);
});

test("a file name that Discord would change, or a second one, is refused", () => {
  const add = (...names: string[]) =>
    withAttachments(
      framedMessage("one"),
      names.map((name) => ({ ...PICTURE, name })),
    );
  for (const names of [["a map.png"], ["../map.png"], [""], ["map.png", "map.png"]])
    expect(() => add(...names)).toThrow(TypeError);
  expect(add("map.png", "map-2.png").attachments).toHaveLength(2);
});
