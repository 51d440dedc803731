import { lookup } from "node:dns/promises";
import { env } from "#app/platform/env.server.ts";
import { isPublicAddress } from "#app/platform/http/is-public-address.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { messaging } from "../../messages.ts";
import { ChannelFault } from "../channel-fault.ts";
import { smtpWords } from "./messages.ts";

/** A server to speak to: the very address that was judged, so that a name which means something else a moment later changes nothing. */
export type MailHost = { address: string; isOurs: boolean };

/**
 * Where a server is that a merchant named. It has to be on the internet, with all the addresses that its name has, unless whoever runs Waybill
 * says that merchants may use it (`PRIVATE_MAIL_HOSTS`). Throws a ChannelFault otherwise.
 */
export async function findMailHost(host: string, port: number): Promise<MailHost> {
  const isOurs = env.PRIVATE_MAIL_HOSTS.includes(`${host.toLowerCase()}:${port}`);
  const addresses = await lookup(host, { all: true }).catch((cause: unknown) => {
    throw unreachable(smtpWords.message("unknown-host", { host }), { cause });
  });
  const [first] = addresses;
  if (!first) throw unreachable(smtpWords.message("unknown-host", { host }));
  if (!isOurs && !addresses.every(({ address }) => isPublicAddress(address)))
    throw unreachable(smtpWords.message("private-host", { host }));
  return { address: first.address, isOurs };
}

function unreachable(why: Message, options?: ErrorOptions): ChannelFault {
  return new ChannelFault("unreachable", messaging.message("unreachable", { provider: smtpWords.message("label"), why }), options);
}
