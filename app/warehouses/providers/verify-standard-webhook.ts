import { createHmac, timingSafeEqual } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { CallVerdict, ReceivedCall } from "./provider.ts";

/** Older or newer than this, a delivery is a replay or its clock is wrong. */
const toleranceSeconds = 300;

/**
 * Whether a call by the scheme of standardwebhooks.com is true: HMAC-SHA256 over `id.timestamp.body`, keyed by the base64 after `whsec_`.
 *
 * The signature header may hold several, while a secret is being changed: one that fits is enough. `topicHeader` is where the provider
 * says what the call is about: the scheme has no place for it. It is not signed.
 */
export function verifyStandardWebhook(
  { headers, body }: ReceivedCall,
  secret: string,
  now: Temporal.Instant,
  topicHeader: string,
): CallVerdict {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const id = header("webhook-id");
  const timestamp = header("webhook-timestamp");
  const signatures = header("webhook-signature");
  const topic = header(topicHeader);
  if (!id || !timestamp || !signatures || !topic || !/^\d{1,12}$/.test(timestamp)) return { outcome: "refused", reason: "missing-header" };

  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  const fits = signatures.split(" ").some((signature) => {
    const [version, code = ""] = signature.split(",", 2);
    const given = Buffer.from(code, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (key.length === 0 || !fits) return { outcome: "refused", reason: "bad-signature" };

  const sentAt = Temporal.Instant.fromEpochMilliseconds(Number(timestamp) * 1000);
  if (Math.abs(now.epochMilliseconds - sentAt.epochMilliseconds) > toleranceSeconds * 1000) return { outcome: "refused", reason: "stale" };
  return { outcome: "verified", id, topic, sentAt };
}
