import { promises as dns } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { isPublicAddress } from "./addresses.ts";

/** All IP addresses of a host name. Rejects with the system's error if there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Resolves as all programs of the machine do. */
export const systemResolve: Resolve = async (hostname) => {
  const found = await dns.lookup(hostname, { all: true, order: "verbatim" });
  return found.map(({ address }) => address);
};

/** A connection was refused because of where it would have led; its message is that address. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

export interface ConnectOptions {
  readonly resolve: Resolve;
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
}

/**
 * Opens connections to public addresses only. A name is resolved once, all its addresses are checked, and the connection goes to
 * one of these: a second answer of the resolver can't lead elsewhere. One forbidden address forbids the name.
 */
export function guardedConnector({
  resolve,
  allowPrivate,
  timeoutMs,
}: ConnectOptions): buildConnector.connector {
  const isAllowed = (address: string) => allowPrivate || isPublicAddress(address);
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const forbidden = addresses.find((address) => !isAllowed(address));
        if (forbidden !== undefined) return callback(new ForbiddenAddress(forbidden), []);
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (first === undefined) return callback(noAddress(hostname), []);
        return options.all === true ? callback(null, found) : callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
  const connect = buildConnector({ timeout: timeoutMs, lookup, allowH2: false });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, "$1");
    // An address is not looked up.
    if (isIP(host) !== 0 && !isAllowed(host)) callback(new ForbiddenAddress(host), null);
    else connect(options, callback);
  };
}

function noAddress(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), { code: "ENOTFOUND" });
}
