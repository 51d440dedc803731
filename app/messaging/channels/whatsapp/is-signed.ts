import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { ReceivedCall } from "../channel-calls.ts";

/** Whether Meta signed a call: `X-Hub-Signature-256` is HMAC-SHA256 of the bytes as they came, in which it escapes what others don't, keyed by the app's secret. */
export function isSignedByMeta({ header, body }: Pick<ReceivedCall, "header" | "body">, { appSecret }: { appSecret: string }): boolean {
  const [, given] = /^sha256=([0-9a-f]{64})$/i.exec(header("x-hub-signature-256") ?? "") ?? [];
  if (given === undefined || appSecret === "") return false;
  return timingSafeEqual(Buffer.from(given, "hex"), createHmac("sha256", appSecret).update(body).digest());
}

/** What the merchant fills in as "Verify token" beside the address of the webhook. It proves nothing that the address does not. */
export function verifyTokenOf(callbackKey: string): string {
  return createHash("sha256").update(`verify ${callbackKey}`).digest("base64url").slice(0, 24);
}

/** The answer to Meta's question whether an address is ours; undefined where it doesn't know the token. */
export function answerChallenge(asked: URLSearchParams, callbackKey: string): string | undefined {
  const isKnown = asked.get("hub.mode") === "subscribe" && asked.get("hub.verify_token") === verifyTokenOf(callbackKey);
  // Digits, as Meta sends them: nothing else is sent back.
  return isKnown ? /^\d{1,40}$/.exec(asked.get("hub.challenge") ?? "")?.[0] : undefined;
}
