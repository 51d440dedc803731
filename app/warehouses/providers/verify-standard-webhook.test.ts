import { createHmac } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { verifyStandardWebhook } from "./verify-standard-webhook.ts";

const secret = `whsec_${Buffer.from("a secret of 24 bytes....").toString("base64")}`;
const now = Temporal.Instant.from("2026-11-21T12:00:00Z");
const body = Buffer.from('{"id":1,"note":"Łódź ✓"}');

function signed(over: Record<string, string | undefined> = {}, at = now) {
  const timestamp = String(at.epochMilliseconds / 1000);
  const key = Buffer.from("a secret of 24 bytes....");
  const code = createHmac("sha256", key).update(`msg_1.${timestamp}.`).update(body).digest("base64");
  return { "webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": `v1,${code}`, "x-topic": "order.shipped", ...over };
}
const verify = (headers: ReturnType<typeof signed>, raw = body, key = secret) =>
  verifyStandardWebhook({ headers, body: raw }, key, now, "x-topic");

describe("a call by the Standard Webhooks scheme", () => {
  test("is believed with a true signature, also among others while the secret is being changed", () => {
    expect(verify(signed())).toEqual({ outcome: "verified", id: "msg_1", topic: "order.shipped", sentAt: now });
    const both = `v1,${Buffer.alloc(32).toString("base64")} v2,zzz ${signed()["webhook-signature"]}`;
    expect(verify(signed({ "webhook-signature": both }))).toMatchObject({ outcome: "verified" });
  });

  test.each([
    ["another secret", signed(), body, `whsec_${Buffer.from("another secret, 24 bytes").toString("base64")}`, "bad-signature"],
    ["an empty secret", signed(), body, "whsec_", "bad-signature"],
    ["a body that was changed", signed(), Buffer.from('{"id":2}'), secret, "bad-signature"],
    ["another message's id", signed({ "webhook-id": "msg_2" }), body, secret, "bad-signature"],
    ["a newer timestamp put on an old message", signed({ "webhook-timestamp": "1795262401" }), body, secret, "bad-signature"],
    ["a signature of another version", signed({ "webhook-signature": "v2,abc" }), body, secret, "bad-signature"],
    ["no signature", signed({ "webhook-signature": undefined }), body, secret, "missing-header"],
    ["a timestamp that is no number", signed({ "webhook-timestamp": "yesterday" }), body, secret, "missing-header"],
    ["a replay, six minutes old", signed({}, now.subtract({ minutes: 6 })), body, secret, "stale"],
    ["a message from the future", signed({}, now.add({ minutes: 6 })), body, secret, "stale"],
  ])("is refused with %s", (_name, headers, raw, key, reason) => {
    expect(verify(headers, raw, key)).toEqual({ outcome: "refused", reason });
  });
});
