import { createPrivateKey } from "node:crypto";
import { z } from "zod";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import { plainName } from "#app/platform/outside-text.ts";
import { addressFor } from "../../consent/address.ts";
import { smtpWords } from "./messages.ts";

/** What mail is handed in at. Other ports belong to other services, which must not be spoken to. */
const PORTS = [25, 465, 587, 2525];

const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const noHost = issue(smtpWords.message("no-host"));
const noAddress = issue(smtpWords.message("no-from-address"));

const optional = (most: number) => z.string().trim().max(most).default("");

/** What a merchant says of their mail server, their sender, and the key that signs for their domain. `privatePorts` are what whoever runs Waybill allows beside the usual ones. */
export function smtpCredentials(privatePorts: readonly number[]) {
  return z
    .object({
      host: z.string(ifMissing(noHost)).trim().max(253).regex(HOST, noHost),
      port: z.coerce
        .number()
        .int()
        .refine((port) => PORTS.includes(port) || privatePorts.includes(port), issue(smtpWords.message("no-port"))),
      user: optional(500),
      password: z.string().max(4000).default(""),
      fromName: z
        .string()
        .transform((name) => plainName(name, 100) ?? "")
        .refine((name) => name !== "", issue(smtpWords.message("no-from-name"))),
      fromAddress: z
        .string(ifMissing(noAddress))
        .transform((typed) => addressFor("email", typed)?.address ?? "")
        .refine((address) => address !== "", noAddress),
      dkimDomain: optional(253).refine((domain) => domain === "" || HOST.test(domain), noHost),
      dkimSelector: optional(63).refine((selector) => selector === "" || HOST.test(selector), noHost),
      dkimKey: optional(10_000).refine((key) => key === "" || isPrivateKey(key), issue(smtpWords.message("no-dkim-key"))),
    })
    .refine(
      ({ dkimDomain, dkimSelector, dkimKey }) => new Set([dkimDomain, dkimSelector, dkimKey].map((field) => field === "")).size === 1,
      {
        error: issue(smtpWords.message("dkim-incomplete")),
        path: ["dkimKey"],
      },
    );
}

export type SmtpCredentials = z.infer<ReturnType<typeof smtpCredentials>>;

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === "private";
  } catch {
    return false;
  }
}
