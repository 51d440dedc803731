import { createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { MetaAccount } from "./meta-account.ts";

export type WebhookField =
  | "messages"
  | "user_preferences"
  | "message_template_status_update"
  | "message_template_quality_update"
  | "template_category_update";

export type Webhooks = {
  /** `topic` is what a fault names: a status, `inbound`, or the field. */
  send(topic: string, field: WebhookField, value: object): void;
  /** Asks the address whether it is the app's, as Meta does before it calls it. */
  verify(url: string, verifyToken: string): Promise<boolean>;
  stop(): void;
};

const PATIENCE_MS = 15_000;
/** Seconds after which it is tried again. */
const AGAIN_AFTER = [5, 60, 300, 3600, 21_600, 86_400];

/** Meta writes what is not ASCII, and slashes, escaped: who parses and writes again gets other bytes, and another signature. */
export function bytesOf(payload: object): string {
  return JSON.stringify(payload)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("/", "\\/");
}

export function signBytes(appSecret: string, bytes: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(bytes).digest("hex")}`;
}

export function createWebhooks(
  clock: Clock,
  account: MetaAccount,
  planSend: (topic: string) => readonly { delayMs: number }[] = () => [{ delayMs: 0 }],
): Webhooks {
  const pending = new Set<() => void>();
  let isStopped = false;
  const later = (milliseconds: number, act: () => void) => {
    const callOff = clock.schedule(clock.now().add({ milliseconds }), () => {
      pending.delete(callOff);
      act();
    });
    pending.add(callOff);
  };
  const attempt = async (bytes: string, tries: number): Promise<void> => {
    const url = account.webhookUrl;
    if (url === null || isStopped) return;
    const taken = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "facebookexternalua",
        "x-hub-signature-256": signBytes(account.appSecret, bytes),
      },
      body: bytes,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status === 200;
      },
      () => false,
    );
    const wait = AGAIN_AFTER[tries];
    if (!taken && wait !== undefined && !isStopped) later(wait * 1000, () => void attempt(bytes, tries + 1));
  };
  return {
    send(topic, field, value) {
      if (!account.isSubscribed) return;
      const bytes = bytesOf({ object: "whatsapp_business_account", entry: [{ id: account.wabaId, changes: [{ value, field }] }] });
      for (const { delayMs } of planSend(topic)) {
        if (delayMs === 0) void attempt(bytes, 0);
        else later(delayMs, () => void attempt(bytes, 0));
      }
    },
    async verify(url, verifyToken) {
      const challenge = String(randomBytes(4).readUInt32BE());
      const asked = new URL(url);
      for (const [name, value] of Object.entries({ mode: "subscribe", verify_token: verifyToken, challenge }))
        asked.searchParams.set(`hub.${name}`, value);
      const answer = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE_MS) });
      return answer.ok && (await answer.text()).trim() === challenge;
    },
    stop() {
      isStopped = true;
      for (const callOff of pending) callOff();
    },
  };
}
