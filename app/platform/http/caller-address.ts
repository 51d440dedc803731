import { BlockList, isIP, isIPv6 } from "node:net";

/** Our own machines': proxies in front of the app, and whoever tries it out. */
const OURS = new BlockList();
for (const [network, prefix] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  OURS.addSubnet(network, prefix, "ipv4");
OURS.addAddress("::1", "ipv6");
OURS.addSubnet("fc00::", 7, "ipv6");
OURS.addSubnet("fe80::", 10, "ipv6");

/**
 * By what one caller is told from another: an address, of IPv6 the network of 64 bits that a household has. Undefined of an address that is none, or
 * one of our own machines': it says nothing of who is behind it.
 */
export function callerAt(address: string | undefined): string | undefined {
  const plain = address?.trim().replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  if (isIP(plain) === 0 || OURS.check(plain, isIPv6(plain) ? "ipv6" : "ipv4")) return undefined;
  return isIPv6(plain) ? networkOf(plain) : plain;
}

function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  const all = tail === undefined ? before : [...before, ...zeros, ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

/**
 * Whom the last of several proxies speaks for: the address before `by`'s own in X-Forwarded-For. What stands further to the left anybody can have
 * written. Only for a request of which it is certain that `by` brought it.
 */
export function forwardedBy(header: string | undefined, by: string | undefined): string | undefined {
  const hops = (header ?? "").split(",").map((hop) => hop.trim());
  const own = by === undefined ? -1 : hops.lastIndexOf(by);
  return callerAt(own < 0 ? hops.at(-1) : hops[own - 1]);
}
