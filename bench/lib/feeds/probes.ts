/** Addresses that must not be reached, as a person, a page or a resolver may write them. */
const FORBIDDEN_V4 = [
  "127.0.0.1",
  "10.0.0.1",
  "172.16.5.4",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
];
const FORBIDDEN_V6 = [
  "::1",
  "::",
  "fe80::1",
  "fc00::1",
  "fd00:ec2::254",
  "ff02::1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
];

/** One way to lead a fetch to a forbidden address. */
export interface Probe {
  readonly url: string;
  /** What the resolver answers for the host, call after call. */
  readonly answers: readonly (readonly string[])[];
}

const ANSWER: readonly (readonly string[])[] = [["127.0.0.1"]];

export function probes(): readonly Probe[] {
  const hosts = [...FORBIDDEN_V4.flatMap(spellingsOf), ...FORBIDDEN_V6.flatMap(spellingsOfV6)];
  const literal = hosts.flatMap((host) =>
    [`http://${host}/`, `https://${host}/`, `http://ann:pw@${host}/feed`].map((url) => ({
      url,
      answers: ANSWER,
    })),
  );
  const names = [
    "localhost",
    "LOCALHOST",
    "localhost.",
    "feed.example",
    "metadata.internal",
    "a.b.feed.example",
    "xn--fiqs8s.example",
    "例え.example",
  ];
  const lies = [
    ...FORBIDDEN_V4.map((address) => [[address]]),
    ...FORBIDDEN_V6.map((address) => [[address]]),
    ...FORBIDDEN_V4.map((address) => [["8.8.8.8", address]]),
    ...FORBIDDEN_V4.map((address) => [[`::ffff:${address}`]]),
  ];
  const resolved = names.flatMap((name) => lies.map((answers) => ({ url: `http://${name}/`, answers })));
  return [...literal, ...resolved];
}

function spellingsOf(address: string): string[] {
  const parts = address.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = parts.map((part) => `0x${part.toString(16)}`).join(".");
  const octal = parts.map((part) => `0${part.toString(8)}`).join(".");
  const wide = address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  return [
    ...[address, `${address}.`, String(whole), `0x${whole.toString(16)}`, hex, octal, wide],
    ...[
      `${a}.${b}.${c * 256 + d}`,
      `${a}.${(b * 256 + c) * 256 + d}`,
      `[::ffff:${address}]`,
      `[::${address}]`,
    ],
  ];
}

function spellingsOfV6(address: string): string[] {
  return [`[${address}]`, `[${address.toUpperCase()}]`, `[${address}]`.replace("::", ":0::")].filter((host) =>
    URL.canParse(`http://${host}/`),
  );
}
