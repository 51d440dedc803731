import { z } from "zod";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { idOf } from "#app/shopify/gid.ts";
import { copyCustomers } from "./copy-customers.server.ts";

const MERGE_TOPIC = "customers/merge";

const Payload = z.object({ id: z.coerce.bigint() });
const Merge = z.object({ admin_graphql_api_customer_kept_id: z.string(), admin_graphql_api_customer_deleted_id: z.string() });

const copyCustomer = batchLoader(copyCustomers);

/**
 * An event about a customer says only whom to read again; of a merge it names two. Whoever Shopify no longer knows is removed.
 */
export const applyCustomerEvent = subscriber({
  name: "customers.copy-customer",
  hears: [{ source: "shopify", topics: ["customers/create", "customers/update", "customers/delete", MERGE_TOPIC] }],
  urgent: false,
  async run(shop, event) {
    const payload: unknown = JSON.parse(event.body);
    if (event.topic !== MERGE_TOPIC) return copyCustomer(shop, Payload.parse(payload).id);

    const merge = Merge.parse(payload);
    await copyCustomers(shop, [idOf(merge.admin_graphql_api_customer_kept_id), idOf(merge.admin_graphql_api_customer_deleted_id)]);
  },
});
