import { type Dns, DnsRecord } from "../dns/create-dns.ts";
import { ControlFault } from "./control-fault.ts";
import type { Control } from "./handle-control.ts";
import { parseAsked } from "./parse-asked.ts";

/** What can be asked of the sandbox's DNS. Without one, each answers that there is none. */
export function dnsCalls(dns: Dns | undefined): Control["calls"] {
  const there = () => {
    if (!dns) throw new ControlFault(409, "There is no DNS in this sandbox.");
    return dns;
  };
  return {
    "GET /dns": () => ({ records: there().records() }),
    "POST /dns": ({ body }) => {
      there().set(parseAsked(DnsRecord, body));
      return { records: there().records() };
    },
  };
}
