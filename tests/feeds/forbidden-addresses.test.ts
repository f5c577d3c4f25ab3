// No request reaches an address that is not public, however it is written and whatever a resolver says.
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/async/system-clock.ts";
import { isPublicAddress } from "../../src/feeds/fetching/addresses.ts";
import { parseAddress } from "../../src/feeds/fetching/feed-address.ts";
import { createFetchUrl } from "../../src/feeds/fetching/fetch-url.ts";
import { guardedConnector, type Resolve } from "../../src/feeds/fetching/guarded-connect.ts";
import { body, type FeedServer, startFeedServer } from "./feed-server.ts";

test.each([...["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"]])(
  "%s is public",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
  ...["169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1"],
  ...["198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"],
  ...["192.88.99.1", "168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8"],
  ...["64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "fc00::1"],
  ...["fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "3fff::1", "4000::1"],
  ...["", "localhost", "8.8.8.8.8", "1", "::g"],
])("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false));

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
  server.answer("/", body("secret"));
});
afterAll(() => server.close());

const fetchWith = (resolve: Resolve) =>
  createFetchUrl({
    resolve,
    allowPrivate: false,
    userAgent: "Dateline/0",
    monotonicMs: systemClock.monotonicMs,
  });

/** Port 80 is allowed, but what listens there is not ours: the guard must refuse before it connects. */
test.each([
  ...["http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/"],
  ...["http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"],
  ...["http://a:b@127.0.0.1/", "http://127.0.0.1./", "http://①②⑦.⓪.⓪.①/", "http://0/", "http://[::]/"],
  ...["http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/"],
  ...["http://localhost/", "http://LOCALHOST./", "http://public.example/", "https://public.example/"],
])("%s is refused", async (typed) => {
  const address = parseAddress(typed);
  if ("code" in address) return;
  const fetch = fetchWith(async () => ["8.8.8.8", "127.0.0.1"]);
  const outcome = await fetch({ url: address.url, accept: "*/*" });
  expect(outcome.kind === "failed" && outcome.trouble.code).toBe("forbidden-address");
});

test("other ports than 80 and 443 are refused", async () => {
  const fetch = fetchWith(async () => ["8.8.8.8"]);
  const outcome = await fetch({ url: "http://public.example:22/", accept: "*/*" });
  expect(outcome.kind === "failed" && outcome.trouble.code).toBe("forbidden-address");
});

test("a connection goes to the address that was checked, not to a second answer of the resolver", async () => {
  const answers = [["8.8.8.8"], ["127.0.0.1"]];
  const asked: string[] = [];
  const connect = guardedConnector({
    resolve: async (hostname) => {
      asked.push(hostname);
      return answers.shift() ?? ["127.0.0.1"];
    },
    allowPrivate: false,
    timeoutMs: 300,
  });
  const reached = await new Promise((resolve) => {
    const options = { hostname: "rebind.example", protocol: "http:", port: String(server.port) };
    connect(options, (error, socket) => {
      socket?.destroy();
      resolve(error === null ? socket.remoteAddress : "none");
    });
  });
  expect(asked).toEqual(["rebind.example"]);
  expect(reached).not.toBe("127.0.0.1");
  expect(server.requests).toEqual([]);
});
