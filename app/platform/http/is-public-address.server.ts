import { lookup } from "node:dns/promises";
import { BlockList, type IPVersion, isIPv4, isIPv6 } from "node:net";

/** What is nobody's address on the internet (IANA's special-purpose registries): this machine, the network around it, a cloud's metadata. */
const PRIVATE = networks(
  "ipv4",
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 " +
    "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3",
);
/** Of IPv6 what is handed out at all, without what wraps an IPv4 address or stands in examples. */
const GLOBAL = networks("ipv6", "2000::/3");
const WRAPPED = networks("ipv6", "2001::/23 2001:db8::/32 2002::/16 3fff::/20");

/** Whether an IP address is one of the public internet, so that what somebody named may be spoken to without reaching into our own network. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !PRIVATE.check(address);
  return isIPv6(address) && GLOBAL.check(address, "ipv6") && !WRAPPED.check(address, "ipv6");
}

/** Whether a host that somebody named is on the public internet, with all the addresses that its name has at this moment; false for a name that has none. */
export async function isPublicHost(host: string): Promise<boolean> {
  const addresses = await lookup(host, { all: true }).catch(() => []);
  return addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
}

function networks(version: IPVersion, written: string): BlockList {
  const list = new BlockList();
  for (const network of written.split(" ")) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), version);
  }
  return list;
}
