import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "../../clock.ts";
import type { ShopEvent } from "../shop-event.ts";
import { signBody } from "../webhooks/sign-body.ts";
import type { CallbackTarget, FulfillmentCallbacks } from "./fulfillment-callbacks.ts";

export type CallbackCaller = {
  /** Tells the fulfillment service that an event is about, when it is about one. */
  hear(event: ShopEvent): void;
  stop(): void;
};

type CallbackCallerOptions = {
  clock: Clock;
  callbacks: FulfillmentCallbacks;
  shopDomain: string;
  clientSecret: string;
  isInstalled(): boolean;
};

type Kind = "FULFILLMENT_REQUEST" | "CANCELLATION_REQUEST";

const kinds: Record<string, Kind> = {
  "fulfillment_orders/fulfillment_request_submitted": "FULFILLMENT_REQUEST",
  "fulfillment_orders/cancellation_request_submitted": "CANCELLATION_REQUEST",
};
const answerWithinMs = 20_000;

const wholeNumber = z.coerce.number().transform(Math.trunc);
const Stock = z.union([
  z.object({ stock_levels: z.record(z.string(), wholeNumber) }).transform((answer) => answer.stock_levels),
  z.record(z.string(), wholeNumber),
]);
const TrackingNumbers = z.object({ tracking_numbers: z.record(z.string(), z.string()) });

/**
 * Shopify's calls to a fulfillment service's `callbackUrl`: a signed ping that says only which kind of request came, at most once a minute per
 * kind, and the hourly unsigned questions for stock and tracking numbers that the service's flags ask for.
 */
export function createCallbackCaller({ clock, callbacks, shopDomain, clientSecret, isInstalled }: CallbackCallerOptions): CallbackCaller {
  const stopped = new AbortController();
  /** When a service may be pinged again; a timer stands there when a ping waits for it. */
  const nextPing = new Map<string, { at: Temporal.Instant; waiting: boolean }>();
  let hours = 0;
  let callOffHourly = clock.schedule(clock.now().add({ hours: 1 }), onTheHour);

  return {
    hear(event) {
      const kind = kinds[event.topic];
      const locationId = kind && callbacks.locationOf(event.resourceId);
      const target = locationId ? callbacks.targets().find((service) => service.locationId === locationId) : undefined;
      if (kind && target?.callbackUrl) ping(target, kind);
    },
    stop() {
      stopped.abort();
      callOffHourly();
    },
  };

  function ping(target: CallbackTarget, kind: Kind): void {
    const key = `${target.locationId} ${kind}`;
    const pinged = nextPing.get(key);
    if (pinged?.waiting) return;
    const now = clock.now();
    if (!pinged || now.epochMilliseconds >= pinged.at.epochMilliseconds) {
      nextPing.set(key, { at: now.add({ minutes: 1 }), waiting: false });
      void postPing(target, kind);
      return;
    }
    pinged.waiting = true;
    clock.schedule(pinged.at, () => {
      nextPing.set(key, { at: clock.now().add({ minutes: 1 }), waiting: false });
      void postPing(target, kind);
    });
  }

  async function postPing({ callbackUrl }: CallbackTarget, kind: Kind): Promise<void> {
    const body = JSON.stringify({ kind });
    await call(`${callbackUrl}/fulfillment_order_notification`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-shopify-hmac-sha256": signBody(body, clientSecret),
        "x-shopify-shop-domain": shopDomain,
      },
    });
  }

  function onTheHour(): void {
    callOffHourly = clock.schedule(clock.now().add({ hours: 1 }), onTheHour);
    if (!isInstalled()) return;
    hours += 1;
    // Both spellings of the paths are met in the wild: they take turns.
    const suffix = hours % 2 === 0 ? ".json" : "";
    for (const target of callbacks.targets()) {
      if (!target.callbackUrl) continue;
      if (target.inventoryManagement) void fetchStock(target, suffix);
      const names = target.trackingSupport ? callbacks.namesWithoutTracking(target.locationId) : [];
      if (names.length > 0) void fetchTracking(target, suffix, names);
    }
  }

  async function fetchStock({ callbackUrl, locationId }: CallbackTarget, suffix: string): Promise<void> {
    const answer = Stock.safeParse(await call(`${callbackUrl}/fetch_stock${suffix}?${question()}`));
    if (answer.success) callbacks.takeStock(locationId, answer.data);
  }

  async function fetchTracking({ callbackUrl, locationId }: CallbackTarget, suffix: string, names: readonly string[]): Promise<void> {
    const query = question();
    for (const name of names) query.append("order_names[]", name);
    const answer = TrackingNumbers.safeParse(await call(`${callbackUrl}/fetch_tracking_numbers${suffix}?${query}`));
    if (answer.success) callbacks.takeTracking(locationId, answer.data.tracking_numbers);
  }

  function question(): URLSearchParams {
    return new URLSearchParams({ shop: shopDomain, timestamp: String(Math.floor(clock.now().epochMilliseconds / 1000)) });
  }

  /** The JSON that was answered; undefined when the call failed, which Shopify lets pass: the next one comes soon. */
  async function call(url: string, init: RequestInit = {}): Promise<unknown> {
    if (stopped.signal.aborted) return undefined;
    try {
      const answer = await fetch(url, {
        ...init,
        redirect: "manual",
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(answerWithinMs)]),
      });
      return answer.ok ? ((await answer.json()) as unknown) : undefined;
    } catch {
      return undefined;
    }
  }
}
