import { createDns } from "#sandbox/dns/create-dns.ts";
import { portOfProcess } from "../support/port-of-process.ts";

/** The sandbox's DNS, as DNS_SERVERS names it: imported before anything of the app. */
export const sandboxDns = createDns();
const port = portOfProcess(1);
process.env["DNS_SERVERS"] = `127.0.0.1:${String(port)}`;
await sandboxDns.listen(port);
