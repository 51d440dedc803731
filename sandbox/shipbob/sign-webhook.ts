import { createHmac } from "node:crypto";

/** The `webhook-signature` header of a delivery (Standard Webhooks): HMAC-SHA256 over `id.timestamp.body`, keyed by what follows `whsec_`. */
export function signWebhook(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}
