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

/** Shopify's topics of consent: by email, by text message, by WhatsApp. The first names the customer as `customer_id`, the others by `id`. */
const CONSENT_TOPICS = [
  "customers_email_marketing_consent/update",
  "customers_marketing_consent/update",
  "customers_whats_app_marketing_consent/update",
];

const Said = z.union([z.object({ customer_id: OutsideNumber }), z.object({ id: OutsideNumber })]);

/**
 * Somebody said something about marketing. What it was is read anew, with the moment at which it was said: news overtake each other, and are
 * told again. Nobody waits in line for it: whoever unsubscribes in Shopify is written to no more within seconds.
 */
export const applyConsentEvent = subscriber({
  name: "customers.copy-consent",
  hears: [{ source: "shopify", topics: CONSENT_TOPICS }],
  run(shop, event) {
    const said = readPayload(event, Said);
    return copyCustomers(shop, ["customer_id" in said ? said.customer_id : said.id], { haveSpoken: true });
  },
});
