import { expect, test } from "vitest";
import { message } from "../../src/domain/texts/texts.ts";
import { listModels, lookUpModel, soleModel } from "../../src/llm/list-models.ts";
import { startOpenAiServer } from "../../src/model-standin/openai-server.ts";

const unused = () => ({ do: "drop" }) as const;

test("the only model of a server is used; otherwise the error lists the names", async () => {
  await using server = await startOpenAiServer(unused, ["llama3.2:latest"]);
  const listed = await listModels({ baseUrl: server.baseUrl, apiKey: null });
  expect(listed).toEqual({ ok: true, names: ["llama3.2:latest"] });
  expect(soleModel(["llama3.2:latest"], server.baseUrl)).toBe("llama3.2:latest");
  expect(() => soleModel(["a", "b"], server.baseUrl)).toThrow(/OPENAI_MODEL is not set.*2 models: a, b\./);
  expect(() => soleModel([], server.baseUrl)).toThrow(/lists no model/);
  const many = Array.from({ length: 40 }, (_, n) => `m${n}`);
  expect(() => soleModel(many, server.baseUrl)).toThrow(/m7 and 32 more/);
});

test("a requested model is looked up in the server's list; a name without a tag means its latest version", async () => {
  await using server = await startOpenAiServer(unused, ["llama3.2:latest"]);
  const lookUp = (name: string | null) => lookUpModel({ baseUrl: server.baseUrl, apiKey: null }, name);
  const found = { ok: true, names: ["llama3.2:latest"], listsRequested: true };
  expect(await lookUp("llama3.2")).toEqual(found);
  expect(await lookUp(null)).toEqual(found);
  expect(await lookUp("llama3")).toEqual({ ...found, listsRequested: false });
  expect(await lookUpModel({ baseUrl: `${server.baseUrl}/none`, apiKey: null }, "llama3.2")).toMatchObject({
    ok: false,
    status: 404,
  });
});

test("an unreachable server and one without a model list are outcomes, not exceptions", async () => {
  await using server = await startOpenAiServer(unused);
  const elsewhere = await listModels({ baseUrl: `${server.baseUrl}/none`, apiKey: null });
  expect(elsewhere).toEqual({
    ok: false,
    status: 404,
    detail: message("reason.model.answered", { status: "404" }),
  });
  const nowhere = await listModels({ baseUrl: "http://127.0.0.1:9/v1", apiKey: null });
  expect(nowhere).toEqual({ ok: false, status: null, detail: message("reason.model.no-connection") });
});
