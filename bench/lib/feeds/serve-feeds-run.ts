// A process that serves feeds on 127.0.0.1: any path is a feed of 20 entries with an ETag. Sends its port to its parent.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const ENTRIES = 20;
const START = Date.now();

function feedOf(path: string): string {
  const items = Array.from({ length: ENTRIES }, (_, at) => {
    const date = new Date(START - at * 3_600_000).toUTCString();
    const text = `The council of ${path.slice(1)} voted ${at + 20} to ${at + 3} on item ${at}, the mayor said. It takes effect in ${at + 2} months.`;
    return `<item><title>Council of ${path.slice(1)} votes on item ${at}</title><link>https://example.org${path}/${at}</link><guid>${path}/${at}</guid><pubDate>${date}</pubDate><description>${text}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed ${path}</title>${items.join("")}</channel></rss>`;
}

const server = createServer((request, response) => {
  const etag = `"${request.url}"`;
  if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
  else
    response
      .writeHead(200, { etag, "content-type": "application/rss+xml" })
      .end(feedOf(new URL(request.url ?? "/", "http://localhost").pathname));
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
