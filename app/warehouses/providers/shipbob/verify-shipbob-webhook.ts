import { createHmac, timingSafeEqual } from "node:crypto";
import { Temporal } from "temporal-polyfill";

export type WebhookVerdict =
  | { outcome: "verified"; id: string; topic: string; sentAt: Temporal.Instant }
  | { outcome: "refused"; reason: "missing-header" | "stale" | "bad-signature" };

/** Older or newer than this, a delivery is a replay or its clock is wrong. */
const toleranceSeconds = 300;

/**
 * Whether ShipBob sent this (Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, keyed by the base64 after `whsec_`).
 *
 * `headers` by lower-case name; `rawBody` is the body as it came, byte for byte. The signature header may hold several, while a secret is
 * being changed: one that fits is enough.
 */
export function verifyShipBobWebhook(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  rawBody: Uint8Array,
  secret: string,
  now: Temporal.Instant,
): WebhookVerdict {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const id = header("webhook-id");
  const timestamp = header("webhook-timestamp");
  const signatures = header("webhook-signature");
  const topic = header("x-webhook-topic");
  if (!id || !timestamp || !signatures || !topic || !/^\d{1,12}$/.test(timestamp)) return { outcome: "refused", reason: "missing-header" };

  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(rawBody).digest();
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
