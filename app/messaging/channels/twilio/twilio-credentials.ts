import { z } from "zod";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import { twilioWords } from "./messages.ts";

const noAccount = issue(twilioWords.message("no-account-sid"));
const noToken = issue(twilioWords.message("no-auth-token"));
const noFrom = issue(twilioWords.message("no-from"));
const noService = issue(twilioWords.message("no-messaging-service-sid"));
const noBase = issue(twilioWords.message("no-base-url"));

export const TWILIO_BASE = "https://api.twilio.com";

/** A number in E.164, a short code, or a name where a country allows one. */
const SENDER = /^(?:\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

/** Over TLS, at the usual port, without a password in it: where somebody else's interface like Twilio's is. */
function isBase(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, port, username, password, search, hash, hostname } = new URL(address);
  return protocol === "https:" && port === "" && username + password + search + hash === "" && !hostname.endsWith(".local");
}

/** What a merchant says of their account and its sender: a number, or a messaging service that chooses one. */
export const TwilioCredentials = z
  .object({
    accountSid: z
      .string(ifMissing(noAccount))
      .trim()
      .regex(/^(?:AC[0-9a-fA-F]{32}|[0-9a-f-]{36})$/, noAccount),
    authToken: z.string(ifMissing(noToken)).trim().min(1, noToken).max(200, noToken),
    from: z
      .string()
      .transform((typed) => (typed.trim().startsWith("+") ? typed.replace(/[\s().-]/g, "") : typed.trim()))
      .pipe(z.string().refine((from) => from === "" || SENDER.test(from), noFrom))
      .default(""),
    messagingServiceSid: z
      .string()
      .trim()
      .regex(/^(?:|MG[0-9a-fA-F]{32})$/, noService)
      .default(""),
    baseUrl: z
      .string()
      .trim()
      .transform((typed) => (typed === "" ? TWILIO_BASE : typed.replace(/\/$/, "")))
      .pipe(z.string().max(300, noBase).refine(isBase, noBase))
      .default(TWILIO_BASE),
    sharedKeySecret: z.string().trim().max(500).default(""),
  })
  .refine(({ from, messagingServiceSid }) => (from === "") !== (messagingServiceSid === ""), {
    error: issue(twilioWords.message("one-sender")),
    path: ["from"],
  });

export type TwilioCredentials = z.infer<typeof TwilioCredentials>;

/** Where an account is asked, and what lets one in. */
export const accountAt = ({ accountSid, authToken, baseUrl }: Pick<TwilioCredentials, "accountSid" | "authToken" | "baseUrl">) => ({
  url: `${baseUrl}/2010-04-01/Accounts/${accountSid}`,
  headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
});
