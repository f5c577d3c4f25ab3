import { execFileSync } from "node:child_process";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { textsFor } from "../../src/catalogues/texts.ts";
import { createSheet } from "../../src/charts/sheet.ts";
import type { PictureSvg } from "../../src/domain/pictures/draw-picture.ts";
import { createRasterizer } from "../../src/pictures/rasterizer.ts";

const drawSheet = createSheet(textsFor);
const text = (line: string, weight = "400") =>
  `<text x="10" y="30" font-family="Inter, sans-serif" font-size="20" font-weight="${weight}" fill="#fff">${line}</text>`;

function sheetOf(content: string): PictureSvg {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" viewBox="0 0 200 50"><rect width="200" height="50" fill="#000"/>${content}</svg>`;
  return { svg, alt: "", width: 200, height: 50 };
}

/** A picture with this content: its PNG, its size, and its number of light pixels. */
async function rasterized(content: string) {
  const png = await createRasterizer().rasterize(sheetOf(content));
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let light = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 128) light += 1;
  return { png: Buffer.from(png), width: image.width, height: image.height, light };
}

test("makes a PNG at 2.5 pixels per unit, with the same bytes each time", async () => {
  const first = await rasterized(text("Hello"));
  const again = await rasterized(text("Hello"));
  expect(first.png.subarray(1, 4).toString()).toBe("PNG");
  expect([first.width, first.height]).toEqual([500, 125]);
  expect(again.png.equals(first.png)).toBe(true);
});

test("draws text in two weights", async () => {
  const [nothing, regular, semibold] = [
    await rasterized(""),
    await rasterized(text("Hello")),
    await rasterized(text("Hello", "600")),
  ];
  expect(nothing.light).toBe(0);
  expect(regular.light).toBeGreaterThan(400);
  expect(semibold.light).toBeGreaterThan(regular.light * 1.1);
});

test("makes the same picture on a machine without fonts", async () => {
  const here = (await rasterized(text("At least 122 – 131 €"))).png;
  const program = `
    import { createRasterizer } from ${JSON.stringify(import.meta.resolve("../../src/pictures/rasterizer.ts"))};
    const png = await createRasterizer().rasterize(${JSON.stringify(sheetOf(text("At least 122 – 131 €")))});
    process.stdout.write(Buffer.from(png).toString("base64"));`;
  const there = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
    env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: "1", FONTCONFIG_FILE: "/dev/null" },
  });
  expect(Buffer.from(there, "base64").equals(here)).toBe(true);
});

test.each([
  ["Latin with diacritics", "São Tomé, Łódź, Việt Nam – “12 %” … ₹ € £", true],
  ["Greek and Cyrillic", "Ελλάδα Москва Київ", true],
  ["Chinese", "智利森林火灾", false],
  ["Arabic", "حرائق الغابات", false],
  ["Hebrew", "שריפות", false],
  ["Devanagari", "जंगल की आग", false],
  ["an emoji", "Fire 🔥", false],
])("says whether the font has %s", (_, line, expected) => {
  expect(createRasterizer().hasGlyphsFor(line)).toBe(expected);
});

test("the sheet contains only text that the font can draw", async () => {
  const { hasGlyphsFor } = createRasterizer();
  const point = (day: number, figureText: string) => ({
    at: `2024-02-0${day}T00:00:00.000Z`,
    precision: "instant" as const,
    value: day,
    text: figureText,
    document: "a.txt",
  });
  const moved = (headline: string, label: string, ...figureTexts: string[]) => ({
    headline,
    move: { label, points: figureTexts.map((one, at) => point(at + 1, one)) },
  });
  const moves = [
    moved("智利森林火灾", "people dead", "122", "131"),
    moved("Plain", "死亡人数", "122", "131"),
    moved("Plain", "people hurt", "百人", "131"),
  ];
  const sheet = drawSheet({ days: [], moves }, { language: "en", timeZone: "UTC" }, hasGlyphsFor);
  expect(sheet?.svg).toContain(">People dead<");
  expect(
    hasGlyphsFor(Array.from(sheet?.svg.matchAll(/>([^<]+)<\/text>/g) ?? [], ([, one]) => one).join("")),
  ).toBe(true);
  expect(sheet?.svg).not.toContain("People hurt");
  expect(sheet?.alt).toBe("智利森林火灾: people dead: 122 on 1 Feb, 131 on 2 Feb.");
});

test("concurrent calls give the same pictures as single calls", async () => {
  const rasterizer = createRasterizer();
  const pngs = await Promise.all(["1", "2", "3"].map((line) => rasterizer.rasterize(sheetOf(text(line)))));
  const alone = await Promise.all(["1", "2", "3"].map(async (line) => (await rasterized(text(line))).png));
  expect(pngs.map((png, at) => alone[at]?.equals(png))).toEqual([true, true, true]);
});

test("rejects an invalid SVG, and makes the next picture", async () => {
  const rasterizer = createRasterizer();
  await expect(rasterizer.rasterize({ ...sheetOf(""), svg: "<svg" })).rejects.toThrow();
  expect((await rasterizer.rasterize(sheetOf(text("1")))).length).toBeGreaterThan(100);
});
