import { expect, test } from "vitest";
import type { Json } from "../../src/discord-standin/world/types.ts";
import { request } from "./client-scene.ts";
import { codesIn, many, withRawScene } from "./raw-scene.ts";

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (more: Json = {}) => ({ type: 2, style: 1, label: "More", custom_id: "more", ...more });
const row = (...components: unknown[]) => ({ type: 1, components });
const gallery = (url: string, description = "A chart") => ({
  type: 12,
  items: [{ media: { url }, description }],
});
const option = (value: string) => ({ label: value, value });
const select = (more: Json = {}) => ({ type: 3, custom_id: "topic", options: [option("a")], ...more });

test.each<[string, Json, string]>([
  ["content over 2000", { content: "x".repeat(2001) }, "content BASE_TYPE_MAX_LENGTH"],
  ["11 embeds", { embeds: many(11, () => ({ title: "x" })) }, "embeds BASE_TYPE_MAX_LENGTH"],
  [
    "embeds over 6000 together",
    { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] },
    "embeds MAX_EMBED_SIZE_EXCEEDED",
  ],
  [
    "an embed's title over 256",
    { embeds: [{ title: "x".repeat(257) }] },
    "embeds.0.title BASE_TYPE_MAX_LENGTH",
  ],
  [
    "an embed with an invalid url",
    { embeds: [{ title: "x", url: "harbour" }] },
    "embeds.0.url URL_TYPE_INVALID_URL",
  ],
  ["a nonce over 25", { content: "x", nonce: "n".repeat(26) }, "nonce BASE_TYPE_MAX_LENGTH"],
  ["content that is a number", { content: 7 }, "content STRING_TYPE_CONVERT"],
  [
    "content beside Components V2",
    { content: "x", flags: V2, components: [text("x")] },
    "content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
  ],
  [
    "embeds beside Components V2",
    { embeds: [{ title: "x" }], flags: V2, components: [text("x")] },
    "embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
  ],
  ["a text display without the flag", { components: [text("x")] }, "components.0 UNION_TYPE_CHOICES"],
  [
    "a component of unknown type",
    { flags: V2, components: [{ type: 99 }] },
    "components.0 UNION_TYPE_CHOICES",
  ],
  [
    "41 components, nested ones counted",
    { flags: V2, components: [{ type: 17, components: many(40, () => text("x")) }] },
    "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
  ],
  [
    "4001 characters over all text displays",
    { flags: V2, components: [text("x".repeat(4000)), { type: 17, components: [text("x")] }] },
    "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
  ],
  ["an empty text display", { flags: V2, components: [text("")] }, "components.0.content BASE_TYPE_REQUIRED"],
  [
    "a section with four texts",
    { flags: V2, components: [{ type: 9, components: many(4, () => text("x")), accessory: button() }] },
    "components.0.components BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a section without an accessory",
    { flags: V2, components: [{ type: 9, components: [text("x")] }] },
    "components.0.accessory",
  ],
  [
    "a custom_id over 100",
    { content: "x", components: [row(button({ custom_id: "c".repeat(101) }))] },
    "components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH",
  ],
  [
    "the same custom_id twice",
    { content: "x", components: [row(button(), button())] },
    "components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED",
  ],
  [
    "a label over 80",
    { content: "x", components: [row(button({ label: "l".repeat(81) }))] },
    "components.0.components.0.label BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a button without label and emoji",
    { content: "x", components: [row(button({ label: "" }))] },
    "components.0.components.0.label BASE_TYPE_REQUIRED",
  ],
  [
    "a link with a custom_id",
    { content: "x", components: [row(button({ style: 5, url: "https://a.example" }))] },
    "components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
  ],
  [
    "six buttons in a row",
    { content: "x", components: [row(...many(6, (at) => button({ custom_id: `c${at}` })))] },
    "components.0.components BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a button beside a select",
    { content: "x", components: [row(select(), button())] },
    "components.0.components.5 COMPONENT_LAYOUT_WIDTH_EXCEEDED",
  ],
  [
    "six rows",
    { content: "x", components: many(6, (at) => row(button({ custom_id: `c${at}` }))) },
    "components BASE_TYPE_MAX_LENGTH",
  ],
  [
    "26 options",
    { content: "x", components: [row(select({ options: many(26, (at) => option(`${at}`)) }))] },
    "components.0.components.0.options BASE_TYPE_MAX_LENGTH",
  ],
  [
    "the same option twice",
    { content: "x", components: [row(select({ options: [option("a"), option("a")] }))] },
    "components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
  ],
  [
    "users parsed and listed",
    { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } },
    "allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
  ],
  [
    "a gallery with a file that was not uploaded",
    { flags: V2, components: [gallery("attachment://chart.png")] },
    "components.0.items.0.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
  ],
  [
    "an embed with a picture that was not uploaded",
    { embeds: [{ title: "x", image: { url: "attachment://chart.png" } }] },
    "embeds.0.image.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
  ],
  [
    "a picture description over 1024",
    { flags: V2, components: [gallery("https://a.example/a.png", "x".repeat(1025))] },
    "components.0.items.0.description BASE_TYPE_MAX_LENGTH",
  ],
  ["an empty gallery", { flags: V2, components: [{ type: 12, items: [] }] }, "components.0.items"],
  [
    "a reply to an unknown message",
    { content: "x", message_reference: { message_id: "1" } },
    "message_reference REPLIES_UNKNOWN_MESSAGE",
  ],
])("%s is an invalid form", async (_what, body, expected) => {
  await withRawScene(async ({ discord, general }) => {
    const answer = await request(discord, "POST", `/channels/${general.id}/messages`, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: "Invalid Form Body" } });
    expect(codesIn(answer.body.errors).join("\n")).toContain(expected);
    expect(general.messages.size).toBe(0);
    expect(discord.rejections).toMatchObject([{ code: 50035, status: 400 }]);
  });
});

test.each<[string, Json]>([
  ["2000 characters of two UTF-16 units each", { content: "🛟".repeat(2000) }],
  ["40 components", { flags: V2, components: [{ type: 17, components: many(39, () => text("x")) }] }],
  ["4000 characters of text", { flags: V2, components: [text("x".repeat(2000)), text("y".repeat(2000))] }],
  [
    "five buttons in five rows",
    {
      content: "x",
      components: many(5, (at) => row(...many(5, (n) => button({ custom_id: `${at}-${n}` })))),
    },
  ],
  [
    "a section with a button",
    { flags: V2, components: [{ type: 9, components: [text("x")], accessory: button() }] },
  ],
  [
    "a reply to an unknown message with fail_if_not_exists off",
    { content: "x", message_reference: { message_id: "1", fail_if_not_exists: false } },
  ],
])("%s is accepted", async (_what, body) => {
  await withRawScene(async ({ discord, general }) => {
    expect((await request(discord, "POST", `/channels/${general.id}/messages`, body)).status).toBe(200);
    expect(discord.rejections).toEqual([]);
  });
});

test("an attachment list may name only uploaded or present files", async () => {
  await withRawScene(async ({ discord, general }) => {
    const path = `/channels/${general.id}/messages`;
    const attachments = [{ id: "0", filename: "chart.png" }];
    const answer = await request(discord, "POST", path, { content: "x", attachments });
    expect(answer).toMatchObject({ status: 400, body: { code: 50146 } });
    expect(general.messages.size).toBe(0);
  });
});

test("an empty message is rejected with 50006, also after an edit", async () => {
  await withRawScene(async ({ discord, general }) => {
    const path = `/channels/${general.id}/messages`;
    for (const body of [{}, { content: "" }, { content: " \n" }, { embeds: [] }])
      expect((await request(discord, "POST", path, body)).body.code).toBe(50006);
    const { body } = await request(discord, "POST", path, { content: "x" });
    expect((await request(discord, "PATCH", `${path}/${body.id}`, { content: "" })).body.code).toBe(50006);
  });
});

test("an edit cannot remove Components V2 or add content to it", async () => {
  await withRawScene(async ({ discord, general }) => {
    const path = `/channels/${general.id}/messages`;
    const { body } = await request(discord, "POST", path, { flags: V2, components: [text("x")] });
    const edit = (change: Json) => request(discord, "PATCH", `${path}/${body.id}`, change);
    expect(codesIn((await edit({ flags: 0 })).body.errors)).toEqual([
      "flags MESSAGE_FLAG_COMPONENTS_V2_CANNOT_BE_REMOVED",
    ]);
    expect((await edit({ content: "x" })).body.code).toBe(50035);
    expect((await edit({ components: [text("y")] })).body.flags).toBe(V2);
  });
});

test("without schema validation only the other rules apply", async () => {
  await withRawScene(
    async ({ discord, general }) => {
      const path = `/channels/${general.id}/messages`;
      expect((await request(discord, "POST", path, { embeds: [{ title: "x".repeat(257) }] })).status).toBe(
        200,
      );
      expect((await request(discord, "POST", path, { content: "x".repeat(2001) })).body.code).toBe(50035);
    },
    { validate: false },
  );
});
