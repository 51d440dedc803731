import { createDns } from "#sandbox/dns/create-dns.ts";

/** The sandbox's DNS, as DNS_SERVERS names it: imported before anything of the app. */
export const sandboxDns = createDns();
process.env["DNS_SERVERS"] = await sandboxDns.listen();
