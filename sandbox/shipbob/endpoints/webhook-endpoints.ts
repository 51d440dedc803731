import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import { pageOf } from "../page-of.ts";
import { ShipBobProblem } from "../shipbob-problem.ts";
import type { WebhookSubscription } from "../webhook-subscription.ts";

const topics = [
  "order.shipped",
  "order.shipment.delivered",
  "order.shipment.exception",
  "order.shipment.on_hold",
  "order.shipment.cancelled",
  "return.created",
  "return.updated",
  "return.completed",
  "billing.charge.created",
  "billing.refund.created",
  "billing.credit.created",
] as const;

const NewSubscription = z.strictObject({
  url: z.url(),
  topics: z.array(z.enum(topics)).min(1),
  description: z.string().nullish(),
  secret: z
    .string()
    .regex(/^whsec_[a-zA-Z0-9+/]{32}$/)
    .nullish(),
});

/** Subscriptions to what happens. The secret is told once, when the subscription is made. */
export const webhookEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/webhook",
    scope: "webhooks_write",
    answer({ body }, { state, clock, ledger, appUrl }) {
      const parsed = NewSubscription.safeParse(body);
      if (!parsed.success) throw unprocessable();
      const request = parsed.data;
      if (!mayBeCalled(request.url, appUrl)) throw unprocessable();
      const subscription: WebhookSubscription = {
        id: String(state.nextId()),
        url: request.url,
        topics: request.topics,
        description: request.description ?? null,
        secret: request.secret ?? `whsec_${randomBytes(24).toString("base64")}`,
        createdAt: clock.now().toString(),
        enabled: true,
      };
      state.subscriptions.set(subscription.id, subscription);
      ledger.record({ target: "shipbob", effect: "webhook.subscribed", reference: null, detail: { id: subscription.id } });
      const { id, url, description, secret } = subscription;
      return { status: 200, body: { id, url, topics: subscription.topics, description, secret, created_at: subscription.createdAt } };
    },
  },
  {
    method: "GET",
    path: "/webhook",
    scope: "webhooks_read",
    answer({ query }, { state }) {
      const all = [...state.subscriptions.values()].map(({ secret: _untold, createdAt, ...subscription }) => ({
        ...subscription,
        created_at: createdAt,
      }));
      const { items, next, prev } = pageOf(all, "/webhook", query, "RecordsPerPage");
      return { status: 200, body: { items, next, prev } };
    },
  },
  {
    method: "DELETE",
    path: "/webhook/{id}",
    scope: "webhooks_write",
    answer({ params }, { state }) {
      state.subscriptions.delete(params.id ?? "");
      return { status: 204 };
    },
  },
];

/** The one endpoint whose refusals say nothing: the contract closes `value`. */
function unprocessable(): ShipBobProblem {
  return new ShipBobProblem(422, { $type: "UnprocessableEntityObjectResult", status_code: 422, value: {} });
}

/** ShipBob demands https; on one machine the app has none. */
function mayBeCalled(address: string, appUrl: string | undefined): boolean {
  const url = new URL(address);
  const onThisMachine = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return url.protocol === "https:" || onThisMachine || (appUrl !== undefined && url.origin === new URL(appUrl).origin);
}
