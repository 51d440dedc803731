import { z } from "zod";
import { customersSaid } from "#app/customers/customer-events.ts";
import { type CustomerWhoSaid, readConsents, readConsentsAfter } from "#app/customers/read-consents.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { newId } from "#app/platform/ids.ts";
import { enqueueEach, enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { importFinished } from "#app/shopify/import/import-events.ts";
import { Channel } from "../channel.ts";
import { ConsentState } from "./consent.ts";
import { consentChanged } from "./consent-events.ts";
import { FROM_SHOPIFY } from "./keep-consent.server.ts";
import { tellShopifyJob } from "./tell-shopify.server.ts";
import { type ShopifysWord, wordsFromShopify } from "./words-from-shopify.ts";

/** Customers whose words are taken in one transaction. */
const AT_ONCE = 2000;

/**
 * Takes what customers said to Shopify into the list of all that they said, at the moment at which they said it: a late sync of an old yes
 * subscribes nobody again. Where they have said something else to us since, Shopify is told. Twice equals once.
 */
export async function takeConsents(db: ShopDb, shop: Shop, customers: readonly CustomerWhoSaid[]): Promise<void> {
  const words = customers.flatMap((customer) => wordsFromShopify(customer, nowDate()));
  if (words.length === 0) return;
  const known = await readLatest(db, shop, words);
  await keepAll(
    db,
    shop,
    // A word without a moment says nothing new of somebody of whom the same is known.
    words.filter((word) => !word.isSilence && !(word.isUndated && known.get(nameOf(word))?.state === word.state)),
  );
  const now = await readLatest(db, shop, words);
  for (const [name, { state, customerId, channel, addressKey }] of now) {
    const before = known.get(name);
    if (before && before.state !== state) await publish(db, shop, consentChanged, { channel, addressKey, customerId, state });
  }
  const untold = words.filter((word) => {
    const latest = now.get(nameOf(word));
    return latest && latest.source !== FROM_SHOPIFY && latest.state !== word.state && latest.at > word.at;
  });
  await enqueueEach(
    db,
    shop,
    tellShopifyJob,
    untold.map(({ channel, address }) => ({ channel, addressKey: address.key })),
  );
}

const nameOf = ({ channel, address }: ShopifysWord) => `${channel} ${address.key}`;

const Latest = z.object({
  channel: Channel,
  addressKey: z.string(),
  customerId: z.bigint().nullable(),
  state: ConsentState,
  source: z.string(),
  at: z.date(),
});

/** What holds of all that was said about each of these addresses. */
async function readLatest(db: ShopDb, shop: Shop, words: readonly ShopifysWord[]) {
  const rows = await db.$queryRaw`
    SELECT DISTINCT ON (said."channel", said."addressKey")
           said."channel", said."addressKey", said."customerId", said."state"::text AS "state", said."source", said."at"
      FROM unnest(${words.map(({ channel }) => channel)}::text[], ${words.map(({ address }) => address.key)}::text[]) AS asked ("channel", "key")
      JOIN "marketing_consent" AS said
        ON said."shopId" = ${shop.id} AND said."channel" = asked."channel" AND said."addressKey" = asked."key"
     ORDER BY said."channel", said."addressKey", said."at" DESC, said."state"`;
  const latest = z.array(Latest).parse(rows);
  return new Map(latest.map((row) => [`${row.channel} ${row.addressKey}`, row]));
}

async function keepAll(db: ShopDb, shop: Shop, words: readonly ShopifysWord[]): Promise<void> {
  const rows = words.map(({ channel, address, customerId, state, at, level, isUndated }) => ({
    id: newId<string>(),
    channel,
    addressKey: address.key,
    customerId: String(customerId),
    state,
    at: at.toISOString(),
    proof: { level, isUndated },
  }));
  await db.$executeRaw`
    INSERT INTO "marketing_consent" ("shopId", "id", "channel", "addressKey", "customerId", "state", "basis", "source", "at", "proof", "toldAt")
    SELECT ${shop.id}, r."id", r."channel", r."addressKey", r."customerId", r."state"::"ConsentState", 'explicit', ${FROM_SHOPIFY}, r."at", r."proof", r."at"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r ("id" uuid, "channel" text, "addressKey" text, "customerId" bigint, "state" text, "at" timestamptz, "proof" jsonb)
    ON CONFLICT ("shopId", "channel", "addressKey", "at", "state") DO NOTHING`;
}

/** Somebody said something to Shopify: heard by its news, or found when the copy was compared with it. */
export const takeChangedConsents = subscriber({
  name: "messaging.take-consents",
  hears: customersSaid,
  run: (shop, { customerIds }) => inShop(shop, async (db) => takeConsents(db, shop, await readConsents(db, shop, customerIds))),
});

/** Takes what all customers of a shop said to Shopify, some thousands in each transaction. */
export const takeAllConsentsJob = job({
  name: "messaging.take-all-consents",
  payload: z.null(),
  oneAtATimePer: () => "all",
  retry: "local",
  concurrency: 1,
  async run(shop) {
    for (let after = -1n; ;) {
      const from = after;
      const taken = await inShop(shop, async (db) => {
        const customers = await readConsentsAfter(db, shop, from, AT_ONCE);
        await takeConsents(db, shop, customers);
        return customers;
      });
      const last = taken.at(-1);
      if (!last) return;
      after = last.id;
    }
  },
});

/** All customers are copied: what they said comes with them. */
export const takeImportedConsents = subscriber({
  name: "messaging.take-imported-consents",
  hears: importFinished,
  async run(shop, { resource }) {
    if (resource === "customers") await enqueueNow(shop, takeAllConsentsJob, null);
  },
});
