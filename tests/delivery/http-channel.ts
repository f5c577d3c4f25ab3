import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { FindOutcome, MessageSender, PostOutcome } from "../../src/domain/delivery/message-sender.ts";

interface Posted {
  readonly marker: string;
  readonly nonce: string;
}

export interface HttpChannel extends AsyncDisposable {
  readonly address: string;
  readonly messages: readonly Posted[];
  /** Called before and after a post is stored; the post is not answered if one returns false. */
  intercept: { before(): boolean; after(): boolean };
  /** Discord forgets all nonces. */
  forgetNonces(): void;
}

/** A channel behind a real socket, with one message per nonce until the nonces are forgotten. */
export async function openHttpChannel(): Promise<HttpChannel> {
  const messages: Posted[] = [];
  const nonces = new Set<string>();
  const server = createServer((request, response) => {
    void readJson(request).then((payload: Posted) => {
      if (request.url === "/find") {
        const at = messages.findIndex(({ marker }) => marker === payload.marker);
        response.end(JSON.stringify(at < 0 ? { kind: "absent" } : { kind: "found", message: `m${at}` }));
        return;
      }
      if (!channel.intercept.before()) return;
      if (!nonces.has(payload.nonce)) messages.push(payload);
      nonces.add(payload.nonce);
      const at = messages.findIndex(({ nonce }) => nonce === payload.nonce);
      if (channel.intercept.after()) response.end(JSON.stringify({ kind: "posted", message: `m${at}` }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  const channel: HttpChannel = {
    address: `http://127.0.0.1:${bound.port}`,
    messages,
    intercept: { before: () => true, after: () => true },
    forgetNonces: () => nonces.clear(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return channel;
}

async function readJson(request: IncomingMessage): Promise<Posted> {
  const chunks = await request.toArray();
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

export function httpSender(address: string): MessageSender {
  const call = async (path: string, payload: object): Promise<unknown> => {
    const response = await fetch(address + path, { method: "POST", body: JSON.stringify(payload) });
    return response.json();
  };
  return {
    post: (_channel, { body }, nonce) =>
      call("/post", { ...(body as object), nonce }) as Promise<PostOutcome>,
    edit: () => Promise.reject(new Error("this channel does not support edits")),
    find: (_channel, { edition, part }) =>
      call("/find", { marker: `${edition}/${part}` }) as Promise<FindOutcome>,
  };
}
