import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { withoutProtected } from "../api/protected-fields.ts";
import type { AppConfig, WebhookSubscription } from "../auth/read-app-config.ts";
import type { ShopEvent } from "../shop-event.ts";
import { createDeliveryQueue } from "./delivery-queue.ts";
import { retryDelays } from "./retry-delays.ts";
import { signBody } from "./sign-body.ts";
import type { WebhookDelivery } from "./webhook-delivery.ts";

/** How often a delivery goes out at first, and how late each time: one copy at once, unless faults are wanted. */
export type SendPlan = readonly { delayMs: number }[];

export type WebhookSender = {
  /** Sends an event to every subscription to its topic. */
  send(event: ShopEvent): void;
  /** The last thousand, oldest first. */
  deliveries(): readonly WebhookDelivery[];
  stop(): void;
};

export type WebhookSenderOptions = {
  clock: Clock;
  appUrl: string;
  shopDomain: string;
  /** With which a webhook of a topic is signed. */
  secretFor(topic: string): string;
  /** Whether the app was not approved for the people in it. */
  hidesPeople(topic: string): boolean;
  /** Whether what goes out has an empty body, signed as any other. */
  saysNothing?: ((topic: string) => boolean) | undefined;
  config(): AppConfig;
  planSend?: ((delivery: WebhookDelivery) => SendPlan) | undefined;
};

/** Stock moves in swarms of thousands: it has a line of its own, so that no order waits behind it. */
const sideBySide = { stock: 4, everythingElse: 10 };
const answerWithinMs = 5000;
const kept = 1000;

/** Shopify's webhooks: signed, five seconds to answer, eight retries over four hours of the sandbox's clock. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { clock, appUrl, planSend } = options;
  const stock = createDeliveryQueue(sideBySide.stock);
  const everythingElse = createDeliveryQueue(sideBySide.everythingElse);
  const deliveries: WebhookDelivery[] = [];
  const callOff = new Set<() => void>();
  const stopped = new AbortController();

  const later = (milliseconds: number, action: () => void) => {
    const forget = clock.schedule(clock.now().add({ milliseconds }), () => {
      callOff.delete(forget);
      action();
    });
    callOff.add(forget);
  };

  const attempt = async (delivery: WebhookDelivery): Promise<void> => {
    if (stopped.signal.aborted) return;
    delivery.attempts += 1;
    delivery.lastAnswer = null;
    const begun = performance.now();
    delivery.lastAnswer = await post(delivery, stopped.signal);
    delivery.lastMs = performance.now() - begun;
    if (/^2\d\d$/.test(delivery.lastAnswer)) {
      delivery.state = "delivered";
      return;
    }
    const delay = retryDelays[delivery.attempts - 1];
    if (delay === undefined) delivery.state = "given up";
    else if (!stopped.signal.aborted) later(delay * 1000, () => enqueue(delivery));
  };

  const enqueue = (delivery: WebhookDelivery) => {
    const queue = delivery.topic.startsWith("inventory_") ? stock : everythingElse;
    queue.add(delivery.webhookId, () => attempt(delivery));
  };

  return {
    send(event) {
      const { subscriptions, webhookApiVersion } = options.config();
      const eventId = randomUUID();
      for (const subscription of subscriptions) {
        if (!subscription.topics.includes(event.topic)) continue;
        const delivery = address(event, subscription, eventId, webhookApiVersion);
        deliveries.push(delivery);
        if (deliveries.length > kept) deliveries.shift();
        for (const { delayMs } of planSend?.(delivery) ?? [{ delayMs: 0 }]) {
          if (delayMs > 0) later(delayMs, () => enqueue(delivery));
          else enqueue(delivery);
        }
      }
    },
    deliveries: () => deliveries,
    stop() {
      stopped.abort();
      for (const forget of callOff) forget();
    },
  };

  function address(event: ShopEvent, subscription: WebhookSubscription, eventId: string, apiVersion: string): WebhookDelivery {
    const told = options.hidesPeople(event.topic) ? withoutProtected(event.topic, event.payload) : event.payload;
    const payload = subscription.includeFields ? pick(told, subscription.includeFields) : told;
    const body = JSON.stringify(options.saysNothing?.(event.topic) ? {} : payload);
    const webhookId = randomUUID();
    return {
      topic: event.topic,
      url: new URL(subscription.uri, appUrl).href,
      webhookId,
      eventId,
      resourceId: event.resourceId,
      body,
      headers: {
        "content-type": "application/json",
        "user-agent": "Shopify-Captain-Hook",
        "x-shopify-topic": event.topic,
        "x-shopify-hmac-sha256": signBody(body, options.secretFor(event.topic)),
        "x-shopify-shop-domain": options.shopDomain,
        "x-shopify-api-version": apiVersion,
        "x-shopify-webhook-id": webhookId,
        "x-shopify-event-id": eventId,
        "x-shopify-triggered-at": event.at.toString(),
        ...(subscription.name !== undefined && { "x-shopify-name": subscription.name }),
      },
      attempts: 0,
      state: "waiting",
      lastAnswer: null,
      lastMs: null,
    };
  }
}

/** Status of the answer, or the fault in its place. */
async function post({ url, headers, body }: WebhookDelivery, stopped: AbortSignal): Promise<string> {
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(answerWithinMs)]);
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await answer.body?.cancel();
    return String(answer.status);
  } catch (fault) {
    return fault instanceof Error ? fault.name : "fault";
  }
}

/** `include_fields` name top-level fields, and with dots what of them is kept; the items of a list each. */
function pick(payload: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const head of new Set(fields.map((field) => field.split(".")[0] ?? ""))) {
    if (!(head in payload)) continue;
    const within = fields.filter((field) => field.startsWith(`${head}.`)).map((field) => field.slice(head.length + 1));
    const whole = fields.includes(head);
    const value = payload[head];
    const part = (one: unknown) => (whole || typeof one !== "object" || one === null ? one : pick(one as Record<string, unknown>, within));
    kept[head] = Array.isArray(value) ? value.map(part) : part(value);
  }
  return kept;
}
