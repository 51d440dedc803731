import { whyUnanswered } from "#app/messaging/channels/ask-provider.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import { isPublicHost } from "#app/platform/http/is-public-address.server.ts";
import { waitAsked, type WebhookAnswer } from "./judge-answer.ts";
import { formOf } from "./webhook-address.ts";

/** Milliseconds for a whole answer: less than a claim is anybody's. */
const PATIENCE_MS = 15_000;
/** So much of an answer is looked at: a stranger may say as much as he likes. */
const MOST_BYTES = 2_000;
/** Where these names lead is nobody's to say but theirs. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set(["hooks.slack.com", "discord.com", "discordapp.com"]);

/** Whether a webhook's host is on the internet, as far as its name says at this moment. */
export async function canBeSpokenTo(url: string): Promise<boolean> {
  const { hostname } = new URL(url);
  return KNOWN_HOSTS.has(hostname) || formOf(url) === "teams" || isPublicHost(hostname);
}

/**
 * Says something to a webhook, once. Its host is looked up anew each time: it has to be on the internet with all its addresses, and TLS has it show that
 * it is who it is called. No redirect is followed. The address is a secret, and is in no answer and no log.
 */
export async function postToWebhook(url: string, message: object, alertId: string): Promise<WebhookAnswer | { outcome: "not-public" }> {
  expectNoTransaction("webhook of alerts");
  if (!(await canBeSpokenTo(url))) return { outcome: "not-public" };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "user-agent": "Waybill", "idempotency-key": alertId },
      body: JSON.stringify(message),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const waitSeconds = waitAsked(response.headers.get("retry-after"), nowDate().getTime());
    return { outcome: "answered", status: response.status, said: await beginningOf(response), waitSeconds };
  } catch (fault) {
    return { outcome: whyUnanswered(fault) };
  }
}

/** Its status says what became of the message, also where the rest of the answer is lost. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (reader && text.length < MOST_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // What was said until then will do.
  }
  await reader?.cancel().catch(() => undefined);
  return text.slice(0, MOST_BYTES);
}
