import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { ShipBobState } from "./shipbob-state.ts";
import { signWebhook } from "./sign-webhook.ts";
import type { WebhookSubscription } from "./webhook-subscription.ts";

export type WebhookTopic =
  | "order.shipped"
  | "order.shipment.delivered"
  | "order.shipment.exception"
  | "order.shipment.on_hold"
  | "order.shipment.cancelled";

/** Seconds after the first attempt's failure at which ShipBob tries again; after the last the endpoint is disabled. */
const retryAfterSeconds = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];
const patienceMs = 15_000;

/** Delivers what happened to every address that asked for it, until it answers 2xx or ShipBob gives up. */
export type WebhookSender = { send(topic: WebhookTopic, payload: unknown): void; stop(): void };

export function createWebhookSender(
  clock: Clock,
  state: ShipBobState,
  /** When copies of a call go out: one at once, unless faults are wanted. */
  planSend: (topic: WebhookTopic) => readonly { delayMs: number }[] = () => [{ delayMs: 0 }],
): WebhookSender {
  const pending = new Set<() => void>();
  let stopped = false;
  const isStopped = () => stopped;

  const later = (wait: { seconds?: number; milliseconds?: number }, act: () => Promise<void>) => {
    const callOff = clock.schedule(clock.now().add(wait), () => {
      pending.delete(callOff);
      void act();
    });
    pending.add(callOff);
  };

  const attempt = async (subscription: WebhookSubscription, id: string, topic: WebhookTopic, body: string, tries: number) => {
    if (isStopped() || !state.subscriptions.has(subscription.id) || !subscription.enabled) return;
    const timestamp = String(Math.floor(clock.now().epochMilliseconds / 1000));
    const delivered = await fetch(subscription.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signWebhook(subscription.secret, id, timestamp, body),
        "x-webhook-topic": topic,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (delivered || isStopped()) return;

    const wait = retryAfterSeconds[tries];
    if (wait === undefined) {
      subscription.enabled = false;
      return;
    }
    later({ seconds: wait }, () => attempt(subscription, id, topic, body, tries + 1));
  };

  return {
    send(topic, payload) {
      const body = JSON.stringify(payload);
      for (const subscription of state.subscriptions.values()) {
        if (!subscription.topics.includes(topic)) continue;
        const id = `msg_${randomBytes(20).toString("base64url")}`;
        for (const { delayMs } of planSend(topic)) {
          if (delayMs === 0) void attempt(subscription, id, topic, body, 0);
          else later({ milliseconds: delayMs }, () => attempt(subscription, id, topic, body, 0));
        }
      }
    },
    stop() {
      stopped = true;
      for (const callOff of pending) callOff();
      pending.clear();
    },
  };
}
