import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { ReceivedCall } from "../channel-calls.ts";

export type TwilioKeys = { authToken: string; sharedKeySecret: string };

/**
 * Whether Twilio signed a call: `X-Twilio-Signature` is base64 of HMAC-SHA1, keyed by the auth token, of the address as it was called followed by
 * the form's fields, by name, each name run together with its value. A body that is no form is signed by its SHA-256 in the address
 * (`bodySHA256`). Where a rule for webhooks has a key of its own, `X-Twilio-Webhooks-Signature-Settings` says so, and by which algorithm: one that
 * we don't know, or a key that we were not given, is no signature.
 *
 * Some of Twilio's callers leave the port out of the address (twilio-node#411), some write it: both are tried. Nothing else of it is
 * rewritten, as a parser would escape what Twilio signs unescaped (twilio-node#1183).
 */
export function isSignedByTwilio({ url, header, body }: ReceivedCall, { authToken, sharedKeySecret }: TwilioKeys): boolean {
  const given = header("x-twilio-signature");
  const scheme = schemeOf(header("x-twilio-webhooks-signature-settings"), authToken, sharedKeySecret);
  if (given === undefined || !scheme || scheme.key === "") return false;
  const text = body.toString("utf8");
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(header("content-type") ?? "");
  const digest = /[?&]bodySHA256=([0-9a-f]{64})(?=&|$)/i.exec(url)?.[1];
  if (!isForm && text !== "" && digest?.toLowerCase() !== createHash("sha256").update(body).digest("hex")) return false;
  const fields = isForm ? signedFields(text) : "";
  return portsOf(url).some((address) => {
    const expected = createHmac(scheme.hash, scheme.key)
      .update(address + fields, "utf8")
      .digest();
    const signature = Buffer.from(given, "base64");
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  });
}

function schemeOf(
  settings: string | undefined,
  authToken: string,
  sharedKey: string,
): { hash: "sha1" | "sha256"; key: string } | undefined {
  if (settings === undefined) return { hash: "sha1", key: authToken };
  const algorithm = /(?:^|[,;\s])algorithm=([^,;\s]*)/i.exec(settings)?.[1]?.toUpperCase();
  if (algorithm === "HMAC_SHA256") return { hash: "sha256", key: sharedKey };
  return algorithm === "HMAC_SHA1" ? { hash: "sha1", key: sharedKey } : undefined;
}

/** By name; of several values of one name each different one once, in their order. */
function signedFields(form: string): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of new URLSearchParams(form)) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values.keys()]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((name) => [...(values.get(name) ?? [])].toSorted((a, b) => (a < b ? -1 : 1)).map((value) => name + value))
    .flat()
    .join("");
}

/** The address as it is, without its port, and with the port that it has unsaid. */
function portsOf(url: string): string[] {
  const [start = ""] = /^https?:\/\/[^/?#:]*/i.exec(url) ?? [];
  const [port = ""] = /^:\d*/.exec(url.slice(start.length)) ?? [];
  const rest = url.slice(start.length + port.length);
  const usual = /^https/i.test(start) ? ":443" : ":80";
  return [url, start + rest, start + (port || usual) + rest];
}
