// Answers of a model server that are meant to break the program.
import type { ServerResponse } from "node:http";
import { deflateSync, gzipSync } from "node:zlib";

export interface HostileReply {
  readonly name: string;
  readonly answer: (response: ServerResponse) => void;
}

/** What the text of a well-formed completion may hold in place of the JSON that was asked for. */
const TEXTS: readonly string[] = [
  ...'null|true|7|-1e400|"a"|[]|{}|[[]]|[null]|[{}]|{|}|[|]|"|\\|{"headline"|```json|```json\n```|<think>|</think>|<think>{}</think>|undefined|NaN|\u0000|\ufeff{}|\ud800|{}{}|{}\n{}|{\'a\':1}|{"a":1,}|/*x*/{}|data: {}|<html>'.split(
    "|",
  ),
  "[".repeat(100_000),
  '{"a":'.repeat(50_000),
  `{"headline":${"[".repeat(2_000)}${"]".repeat(2_000)}}`,
  "a".repeat(500_000),
  "{".repeat(200_000),
  `{"headline":{"text":"${"a".repeat(100_000)}","cites":[1]},"summary":[],"keyFacts":[]}`,
  `{"headline":{"text":"x","cites":[${"1,".repeat(50_000)}1]},"summary":[],"keyFacts":[]}`,
];

/** Members of a digest in wrong types. */
const VALUES = [
  ...'null|0|-1|1e400|99999999999999999999|""|"a"|[]|{}|[null]|[[]]|[{}]|true|"\\ud800"|{"text":null,"cites":null}|{"text":1,"cites":"1"}|{"text":"a","cites":[1e400,-1,0.5,"x",null,[]]}|{"text":["a"],"cites":{}}|{"__proto__":{"text":"a"}}|{"text":"a","text":"b","cites":[1],"cites":[2]}'.split(
    "|",
  ),
];

/** Bodies in place of a completion. */
const BODIES = [
  ...'|null|7|"a"|[]|{}|{"choices":null}|{"choices":{}}|{"choices":[]}|{"choices":[null]}|{"choices":[[]]}|{"choices":[{}]}|{"choices":[{"message":null}]}|{"choices":[{"message":[]}]}|{"choices":[{"message":{"content":{}},"finish_reason":{}}]}|{"choices":[{"message":{"content":[null,1,{"text":{}}]},"finish_reason":"stop"}]}|{"error":null}|{"error":"x"}|{"error":{"message":{},"code":[]}}|{"__proto__":{"choices":[]}}|{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"usage":"x"}|{"choices":[{"message":{"content":"{}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":-1e300,"completion_tokens":"9"}}|{'.split(
    "|",
  ),
];

const whole = (body: string) =>
  completion(JSON.stringify({ choices: [{ message: { content: body }, finish_reason: "stop" }] }));

export function hostileReplies(): readonly HostileReply[] {
  const texts = TEXTS.map((text, at) => ({ name: `text ${at}: ${text.slice(0, 20)}`, answer: whole(text) }));
  const digests = ["headline", "summary", "keyFacts"].flatMap((member) =>
    VALUES.map((value) => {
      const members = ["headline", "summary", "keyFacts"].filter((name) => name !== member);
      const rest = members.map(
        (name) => `"${name}":${name === "headline" ? '{"text":"a","cites":[1]}' : "[]"}`,
      );
      return {
        name: `${member}: ${value.slice(0, 30)}`,
        answer: whole(`{"${member}":${value},${rest.join(",")}}`),
      };
    }),
  );
  const bodies = BODIES.map((body) => ({ name: `body ${body.slice(0, 40)}`, answer: completion(body) }));
  const events = BODIES.map((body) => ({
    name: `event ${body.slice(0, 40)}`,
    answer: stream(`data: ${body}\n\ndata: [DONE]\n\n`),
  }));
  return [...texts, ...digests, ...bodies, ...events, ...transports()];
}

function transports(): readonly HostileReply[] {
  const spaces = Buffer.alloc(50_000_000, " ");
  return [
    { name: "a zip bomb", answer: completion(gzipSync(spaces), { "content-encoding": "gzip" }) },
    {
      name: "a deflate bomb as events",
      answer: stream(deflateSync(spaces), { "content-encoding": "deflate" }),
    },
    { name: "no zip", answer: completion("{}", { "content-encoding": "gzip" }) },
    { name: "an unknown encoding", answer: completion("{}", { "content-encoding": "magic" }) },
    { name: "HTML", answer: completion("<html>Sign in</html>", { "content-type": "text/html" }) },
    { name: "no type", answer: (response) => void response.writeHead(200).end("{}") },
    { name: "a picture", answer: completion(Buffer.alloc(2_000, 0x89), { "content-type": "image/png" }) },
    { name: "events of garbage", answer: stream(Buffer.alloc(200_000, 0xff)) },
    { name: "events without data", answer: stream(": ping\n\n".repeat(50_000)) },
    { name: "an event of one line", answer: stream(`data: ${"a".repeat(3_000_000)}`) },
    { name: "a wrong length", answer: completion("{}", { "content-length": "900" }) },
    { name: "dropped", answer: (response) => void response.destroy() },
    { name: "endless events", answer: endless("data: {}\n\n".repeat(10_000), "text/event-stream") },
    { name: "endless spaces", answer: endless(" ".repeat(100_000), "application/json") },
    { name: "slow drip", answer: drip },
    ...[100, 204, 301, 400, 401, 404, 413, 418, 422, 429, 500, 503, 599].map((status) => ({
      name: `status ${status}`,
      answer: (response: ServerResponse) => void response.writeHead(status === 100 ? 200 : status).end("{"),
    })),
  ];
}

function completion(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): HostileReply["answer"] {
  return (response) =>
    void response.writeHead(200, { "content-type": "application/json", ...headers }).end(body);
}

function stream(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): HostileReply["answer"] {
  return completion(body, { "content-type": "text/event-stream", ...headers });
}

/** Sends as fast as it is read. */
function endless(piece: string, type: string): HostileReply["answer"] {
  return (response) => {
    response.writeHead(200, { "content-type": type });
    const send = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on("drain", send);
    send();
  };
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const timer = setInterval(() => response.write('data: {"choices":[{"delta":{"content":"a"}}]}\n\n'), 50);
  response.on("close", () => clearInterval(timer));
}
