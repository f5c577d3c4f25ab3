import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json as readJson } from "node:stream/consumers";
import { z } from "zod";
import { hostileReplies } from "./hostile-replies.ts";

const Request = z.object({ model: z.string() });

/** A model server that gives the hostile answer with the number that the model's name ends with. */
export async function startReplyServer() {
  const replies = hostileReplies();
  const server = createServer(async (request, response) => {
    response.on("error", () => undefined);
    if (request.url?.endsWith("/models")) {
      const data = replies.map((_, at) => ({ id: `case-${at}`, object: "model" }));
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ object: "list", data }));
      return;
    }
    const { model } = Request.parse(await readJson(request));
    replies[Number(model.replace("case-", ""))]?.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
