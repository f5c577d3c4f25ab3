import ipaddr from "ipaddr.js";

/** Public by their range, but reserved by a cloud for its virtual machines (Azure's metadata and DNS). */
const CLOUD_INTERNAL: ReadonlySet<string> = new Set(["168.63.129.16"]);
/** The part of IPv6 that is assigned to networks. */
const GLOBAL_V6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/**
 * Whether an IP address belongs to a host of the public internet. False for all that leads inside: private, loopback, link-local,
 * shared, multicast and reserved addresses, and IPv6 addresses that contain an IPv4 address. False for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || CLOUD_INTERNAL.has(parsed.toString())) return false;
  return parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(GLOBAL_V6);
}
