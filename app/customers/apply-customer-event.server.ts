import { z } from "zod";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { batchLoader } from "#app/shopify/copy/batch-loader.server.ts";
import { OutsideGid } from "#app/shopify/gid.ts";
import { copyCustomers } from "./copy-customers.server.ts";

const MERGE_TOPIC = "customers/merge";

const Payload = z.object({ id: OutsideNumber });
const Merge = z.object({ admin_graphql_api_customer_kept_id: OutsideGid, admin_graphql_api_customer_deleted_id: OutsideGid });

/** Each order changes its customer's counts, and nobody waits for them. */
const copyCustomer = batchLoader(copyCustomers, { waitMs: 400 });

/**
 * An event about a customer says only whom to read again; of a merge it names two. Whoever Shopify no longer knows is removed.
 */
export const applyCustomerEvent = subscriber({
  name: "customers.copy-customer",
  hears: [{ source: "shopify", topics: ["customers/create", "customers/update", "customers/delete", MERGE_TOPIC] }],
  urgent: false,
  async run(shop, event) {
    if (event.topic !== MERGE_TOPIC) return copyCustomer(shop, readPayload(event, Payload).id);

    const merge = readPayload(event, Merge);
    await copyCustomers(shop, [merge.admin_graphql_api_customer_kept_id, merge.admin_graphql_api_customer_deleted_id]);
  },
});
