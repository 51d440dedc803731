import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { Resolver } from "node:dns/promises";
import { dmarc } from "mailauth/lib/dmarc/index.js";
import { spf } from "mailauth/lib/spf/index.js";
import { getPublicKey } from "mailauth/lib/tools.js";
import { env } from "#app/platform/env.server.ts";
import type { SmtpCredentials } from "../channels/smtp/smtp-credentials.ts";
import type { Finding } from "./mail-reading.ts";
import { mailHealth } from "./messages.ts";

type Sender = Pick<SmtpCredentials, "fromAddress" | "dkimDomain" | "dkimSelector" | "dkimKey">;

/** Milliseconds, and how often: a name server that doesn't answer is told as that. */
const PATIENCE = { timeout: 3000, tries: 2, maxElapsed: 20_000 } as const;

/** An address that nobody has (RFC 5737): what a record says of it, it says of all the world. */
const NOBODY = "192.0.2.1";

const ABSENT = ["ENOTFOUND", "ENODATA", "EBADNAME"];

/** What a domain says of its mail, to everybody who asks: SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 9989). */
export async function checkDomain(sender: Sender): Promise<Finding[]> {
  const domain = sender.fromAddress.split("@").at(-1) ?? "";
  const resolver = openResolver();
  return [
    await checkSpf(sender.fromAddress, domain, resolver),
    await checkDkim(sender, domain, resolver),
    await checkDmarc(domain, resolver),
  ];
}

type Ask = (name: string, type: string) => Promise<never>;

function openResolver(): Ask {
  const resolver = new Resolver(PATIENCE);
  if (env.DNS_SERVERS.length > 0) resolver.setServers(env.DNS_SERVERS);
  return (name, type) => resolver.resolve(name, type) as Promise<never>;
}

async function checkSpf(sender: string, domain: string, resolver: Ask): Promise<Finding> {
  const { status } = await spf({ sender, ip: NOBODY, helo: domain, resolver, maxElapsedTime: PATIENCE.maxElapsed });
  const found = (level: Finding["level"], message: Finding["message"]): Finding => ({ record: "SPF", level, message });
  switch (status.result) {
    case "none":
      return found("problem", mailHealth.message("spf-missing", { domain }));
    case "permerror":
      return found("problem", mailHealth.message("spf-broken", { domain, why: plain(status.comment) }));
    case "temperror":
      return found("advice", mailHealth.message("no-answer", { record: "SPF" }));
    // Whoever lets nobody's address pass lets everybody's.
    case "pass":
      return found("problem", mailHealth.message("spf-open", { domain }));
    default:
      return found("good", mailHealth.message("spf-good", { domain }));
  }
}

async function checkDkim({ dkimDomain, dkimSelector, dkimKey }: Sender, domain: string, resolver: Ask): Promise<Finding> {
  const found = (level: Finding["level"], message: Finding["message"]): Finding => ({ record: "DKIM", level, message });
  if (dkimKey === "") return found("advice", mailHealth.message("dkim-by-service", { domain }));
  const name = `${dkimSelector}._domainkey.${dkimDomain}`;
  try {
    const { publicKey } = await getPublicKey("DKIM", name, 1024, resolver);
    if (!isSameKey(createPublicKey(publicKey), createPublicKey(createPrivateKey(dkimKey))))
      return found("problem", mailHealth.message("dkim-other-key", { name }));
  } catch (fault) {
    const { code = "", message } = fault as Error & { code?: string };
    if (ABSENT.includes(code)) return found("problem", mailHealth.message("dkim-missing", { name }));
    if (code.startsWith("EINVALID") || code.startsWith("ESHORT"))
      return found("problem", mailHealth.message("dkim-broken", { name, why: plain(message) }));
    return found("advice", mailHealth.message("no-answer", { record: "DKIM" }));
  }
  return (await isAligned(domain, dkimDomain, resolver))
    ? found("good", mailHealth.message("dkim-good", { name }))
    : found("problem", mailHealth.message("dkim-other-domain", { signing: dkimDomain, domain }));
}

const isSameKey = (one: KeyObject, other: KeyObject) => one.equals(other);

/** Whether a signature counts for the domain of the sender (RFC 9989 §4.4); where there is no policy, the domains have to be the same, or one within the other. */
async function isAligned(domain: string, signing: string, resolver: Ask): Promise<boolean> {
  const [one, other] = [domain.toLowerCase(), signing.toLowerCase()];
  if (one === other || one.endsWith(`.${other}`)) return true;
  const judged = await dmarc({ headerFrom: `x@${domain}`, spfDomains: [], dkimDomains: [{ domain: signing }], resolver });
  return judged !== false && judged.status.result === "pass";
}

async function checkDmarc(domain: string, resolver: Ask): Promise<Finding> {
  const found = (level: Finding["level"], message: Finding["message"]): Finding => ({ record: "DMARC", level, message });
  const judged = await dmarc({ headerFrom: `x@${domain}`, spfDomains: [domain], dkimDomains: [], resolver });
  if (judged !== false && judged.status.result === "temperror")
    return found("advice", mailHealth.message("no-answer", { record: "DMARC" }));
  if (judged === false || judged.p === undefined) return found("problem", mailHealth.message("dmarc-missing", { domain }));
  return found("good", mailHealth.message("dmarc-good", { domain, policy: judged.p }));
}

/** What a library says of a record, as a part of a sentence. */
const plain = (why: string | undefined): string => (why ?? "").replace(/^.*lookup of [^:]*: /, "").slice(0, 300);
