import { createHmac, randomUUID } from "node:crypto";
import { tellFlowJob } from "#app/flow/triggers/tell-flow.server.ts";
import { hearOfHappenings } from "#app/flow/triggers/hear-of-happenings.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { Json } from "#app/platform/json.ts";
import { flowExtensions } from "#sandbox/shopify/flow/declared.ts";
import type { OpenShop } from "../support/open-shop.ts";

const SECRET = process.env["SHOPIFY_API_SECRET"] ?? "";

/** What tests of Shopify Flow do with an open shop in which nobody works. */
export function inFlow(shop: () => OpenShop) {
  let heardUpTo = 0n;
  const told = new Set<string>();

  const trigger = (handle: string) => flowExtensions("flow_trigger").find((one) => one.handle === handle) ?? missing(handle);

  return {
    /** A merchant switches a workflow on, or off. */
    uses: (handle: string, isUsed = true) => shop().shopify.flow.use(trigger(handle), isUsed),
    /** What happened since the last time is heard, and what comes of it is done: what is asked of Shopify Flow, once more with `again`. */
    async tells({ again = false } = {}) {
      const shopId = shop().shop.id;
      const events = await acrossShops.event.findMany({
        where: { shopId, source: "waybill", id: { gt: heardUpTo } },
        orderBy: { id: "asc" },
      });
      for (const event of events) {
        heardUpTo = event.id;
        for (const subscriber of hearOfHappenings)
          if (subscriber.hears.some(({ topics }) => topics.includes(event.topic)))
            await subscriber.handle(shop().shop, [{ ...event, attempt: 1 }]);
      }
      const jobs = await acrossShops.$queryRaw<{ id: string; payload: Json }[]>`
        SELECT id::text, data -> 'payload' AS payload FROM pgboss.job WHERE name = ${tellFlowJob.name} AND (data ->> 'shopId')::int = ${shopId} ORDER BY created_on`;
      for (const { id, payload } of jobs) {
        if (told.has(id) && !again) continue;
        told.add(id);
        await tellFlowJob.start(shop().shop, payload);
      }
      return jobs.length;
    },
    /** What Shopify Flow was told by a trigger. */
    heardBy: (handle: string) =>
      shop()
        .state.flow.received.filter((one) => one.handle === handle)
        .map(({ payload }) => payload),
    /** A call of Shopify Flow's, but for what a test wants otherwise. */
    async calls(path: string, call: object | string, { signature }: { signature?: string } = {}) {
      const body = typeof call === "string" ? call : JSON.stringify(call);
      const headers = { "content-type": "application/json", "x-shopify-hmac-sha256": signature ?? sign(body) };
      const answer = await fetch(`${shop().appUrl}/flow/${path}`, { method: "POST", headers, body });
      return { status: answer.status, words: await answer.text() };
    },
    /** A workflow comes to an action. */
    async runs(action: string, properties: Record<string, unknown>, otherwise: Record<string, unknown> = {}) {
      const call = { shop_id: "1", shopify_domain: shop().domain, action_run_id: randomUUID(), handle: action, properties, ...otherwise };
      return this.calls(`actions/${action}`, call);
    },
  };
}

export const sign = (body: string, secret = SECRET): string => createHmac("sha256", secret).update(body).digest("base64");

function missing(handle: string): never {
  throw new Error(`There is no trigger ${handle}.`);
}
