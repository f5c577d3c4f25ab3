import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text as readText } from "node:stream/consumers";

/** One chat completion request as it arrived. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream?: boolean;
  readonly stream_options?: unknown;
  readonly response_format?: { readonly type: string };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
}

/** How the server responds to a completion request; covers correct and broken servers. */
export type Behaviour =
  | {
      readonly do: "write";
      readonly text: string;
      readonly usage?: boolean;
      readonly finish?: string | null;
      readonly delayMs?: number;
    }
  | { readonly do: "write-whole"; readonly text: string }
  | { readonly do: "refuse" }
  | { readonly do: "no-choices" }
  | { readonly do: "html" }
  | { readonly do: "broken-json" }
  /** Sends some text, then nothing more; the connection stays open. */
  | { readonly do: "stall"; readonly text: string }
  /** Sends some text, then drops the connection. */
  | { readonly do: "cut"; readonly text: string }
  | { readonly do: "drop" }
  | {
      readonly do: "status";
      readonly status: number;
      readonly code?: string;
      readonly parameter?: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface OpenAiServer extends AsyncDisposable {
  /** Includes /v1, as OPENAI_BASE_URL expects. */
  readonly baseUrl: string;
  readonly requests: readonly ChatRequest[];
  /** The highest number of requests that were open at once. */
  readonly maxConcurrent: () => number;
}

/**
 * A local server for OpenAI's chat completions and /v1/models that misbehaves on request. `decide` picks the behaviour
 * for each completion request; `count` is its number from 1.
 */
export async function startOpenAiServer(
  decide: (request: ChatRequest, count: number) => Behaviour,
  models: readonly string[] = ["sample-model"],
): Promise<OpenAiServer> {
  const requests: ChatRequest[] = [];
  let active = 0;
  let peak = 0;
  const server = createServer((request, response) => {
    active += 1;
    peak = Math.max(peak, active);
    response.on("close", () => {
      active -= 1;
    });
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === "/v1/models")
      return json(response, 200, { object: "list", data: models.map((id) => ({ id, object: "model" })) });
    if (request.url !== "/v1/chat/completions")
      return json(response, 404, errorBody("no such path", null, null));
    const body = JSON.parse(await readText(request)) as ChatRequest;
    requests.push(body);
    await behave(response, body, decide(body, requests.length));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    maxConcurrent: () => peak,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function errorBody(message: string, code: string | null, param: string | null) {
  return { error: { message, type: "invalid_request_error", code, param } };
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function behave(response: ServerResponse, request: ChatRequest, behaviour: Behaviour): Promise<void> {
  switch (behaviour.do) {
    case "write":
      if (behaviour.delayMs !== undefined)
        await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs));
      return writeStream(response, request, behaviour);
    case "write-whole":
      return json(response, 200, {
        object: "chat.completion",
        choices: [
          { index: 0, message: { role: "assistant", content: behaviour.text }, finish_reason: "stop" },
        ],
        usage: usage(behaviour.text),
      });
    case "refuse":
      openStream(response);
      event(response, {
        choices: [{ index: 0, delta: { refusal: "I can't help with that." }, finish_reason: null }],
      });
      event(response, { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
      return done(response);
    case "no-choices":
      openStream(response);
      event(response, { choices: [] });
      return done(response);
    case "html":
      response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Sign in</body></html>");
      return;
    case "broken-json":
      response.writeHead(200, { "content-type": "application/json" }).end('{"choices": [');
      return;
    case "stall":
      openStream(response);
      event(response, piece(behaviour.text, null));
      return;
    case "cut":
      openStream(response);
      event(response, piece(behaviour.text, null));
      setTimeout(() => response.socket?.destroy(), 5);
      return;
    case "drop":
      response.socket?.destroy();
      return;
    case "status":
      return json(
        response,
        behaviour.status,
        errorBody(behaviour.message ?? "refused", behaviour.code ?? null, behaviour.parameter ?? null),
        behaviour.headers,
      );
  }
}

function writeStream(
  response: ServerResponse,
  request: ChatRequest,
  { text, usage: counted = true, finish = "stop" }: Extract<Behaviour, { do: "write" }>,
): void {
  openStream(response);
  event(response, {
    choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }],
  });
  for (let at = 0; at < text.length; at += 40) event(response, piece(text.slice(at, at + 40), null));
  if (finish !== null) event(response, { choices: [{ index: 0, delta: {}, finish_reason: finish }] });
  if (counted && request.stream_options !== undefined) event(response, { choices: [], usage: usage(text) });
  done(response);
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
}

function event(response: ServerResponse, body: object): void {
  response.write(`data: ${JSON.stringify({ id: "c1", object: "chat.completion.chunk", ...body })}\n\n`);
}

function piece(content: string, finish: string | null) {
  return { choices: [{ index: 0, delta: { content }, finish_reason: finish }] };
}

function done(response: ServerResponse): void {
  response.end("data: [DONE]\n\n");
}

function usage(text: string) {
  return {
    prompt_tokens: 100,
    completion_tokens: Math.ceil(text.length / 4),
    total_tokens: 100 + Math.ceil(text.length / 4),
  };
}
