import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import type { Subscription } from "../../warehouse-connection.ts";
import { callProvider, expectAnswer, type ProviderApi } from "../call-provider.server.ts";
import { shipBobWords } from "./messages.ts";
import { readList } from "./read-list.server.ts";

/** What we read of each of `GET /webhook`. The secret is never told again. */
const ShipBobSubscription = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string().nullish(),
  enabled: z.boolean().nullish(),
  topics: z.array(z.string()).nullish(),
});

const topics = [
  "order.shipped",
  "order.shipment.delivered",
  "order.shipment.exception",
  "order.shipment.on_hold",
  "order.shipment.cancelled",
];

/**
 * Asks ShipBob to call `url`. Twice equals once, although ShipBob tells a secret only when a subscription is made: the secret is ours,
 * derived from the token and the address, and the subscription's description says which one it has.
 */
export async function subscribe(api: ProviderApi, token: string, url: string): Promise<Subscription> {
  const secret = `whsec_${createHmac("sha256", token).update(`waybill webhook ${url}`).digest().subarray(0, 24).toString("base64")}`;
  const description = `Waybill ${createHash("sha256").update(secret).digest("hex").slice(0, 12)}`;

  const list = await readList(api, "/webhook", ShipBobSubscription, shipBobWords.message("webhooks"), [403]);
  if (list.refused !== null) return refused("webhooks_read");
  const existing = list.items.filter((subscription) => subscription.url === url);

  const kept = existing.find(
    (subscription) =>
      subscription.description === description &&
      subscription.enabled !== false &&
      topics.every((topic) => subscription.topics?.includes(topic)),
  );
  if (!kept) {
    const reply = await callProvider(api, { method: "POST", path: "/webhook", body: { url, topics, description, secret } });
    if (reply.status === 403) return refused("webhooks_write");
    if (reply.status === 400 || reply.status === 422)
      return { outcome: "refused", message: shipBobWords.message("not-called", { address: new URL(url).origin }) };
    expectAnswer(api, z.object({ id: z.string() }), reply, shipBobWords.message("new-webhook"));
  }
  for (const { id } of existing)
    if (id !== kept?.id) await callProvider(api, { method: "DELETE", path: `/webhook/${encodeURIComponent(id)}` });
  return { outcome: "subscribed", secret };
}

function refused(scope: string): Subscription {
  return {
    outcome: "refused",
    message: shipBobWords.message("no-webhooks", { scope }),
  };
}
