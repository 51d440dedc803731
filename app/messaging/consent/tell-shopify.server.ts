import { z } from "zod";
import { ConsentOfCustomersDocument, type ConsentOfCustomersQuery } from "#admin/consent-of-customers.ts";
import { findCustomersAt } from "#app/customers/read-consents.server.ts";
import { SAID_CHANNELS, type SaidChannel, saidToShopify } from "#app/customers/said-to-shopify.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { EffectId } from "#app/platform/ids.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import { NotNow } from "#app/platform/jobs/not-now.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { addressFor } from "./address.ts";
import type { ConsentRecord } from "./consent.ts";
import { consentChanged } from "./consent-events.ts";
import { FROM_SHOPIFY, readConsent } from "./keep-consent.server.ts";
import { isToBeTold } from "./is-to-be-told.ts";
import { wordOf } from "./words-from-shopify.ts";
import { writeConsent } from "./write-consent.server.ts";

/** Optional: asked for in the settings of channels. Until it is granted what they say is kept here, and told then. */
export const CONSENT_SCOPE = "write_customers";

/** The kind of effect by which Shopify is told of one word. */
export const CONSENT_EFFECT = "messaging.consent";

/** What stands before the first colon of such an effect's subject. */
export const effectSubjectOf = (customerId: bigint): string => `customer/${String(customerId)}`;

/** About whose words: an address, by a channel that Shopify keeps consent for. */
export const ConsentAbout = z.object({ channel: z.enum(SAID_CHANNELS), addressKey: z.string() });
type About = z.infer<typeof ConsentAbout>;

/**
 * Brings Shopify to what somebody said to us about marketing by a channel, with the moment at which they said it: if that was later than what
 * Shopify has, and Shopify has something else. Of somebody without an account there is nothing to write: it is kept here. Twice equals once.
 */
export async function tellShopify(shop: Shop, about: About): Promise<void> {
  const { latest, customerIds } = await inShop(shop, async (db) => ({
    latest: await readConsent(db, shop, about),
    customerIds: await whoIsReached(db, shop, about),
  }));
  if (!latest || latest.source === FROM_SHOPIFY || latest.state === "never" || customerIds.length === 0)
    return noteTold(shop, about, latest);
  if (!(await isGranted(shop, CONSENT_SCOPE))) return;
  for (const customer of await readCustomers(shop, customerIds, about, latest)) await tellOf(shop, about, latest, customer);
  await noteTold(shop, about, latest);
}

/** Customers whom an address may reach: who said something about it, who was written to there, and who has it as their own. */
async function whoIsReached(db: ShopDb, shop: Shop, { channel, addressKey }: About): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ customerId: bigint | null; address: string | null }[]>`
    SELECT DISTINCT "customerId", NULL AS "address" FROM "marketing_consent"
     WHERE "shopId" = ${shop.id} AND "addressKey" = ${addressKey} AND "channel" = ANY (${[...SAID_CHANNELS, "call"]}::text[])
       AND "customerId" IS NOT NULL
    UNION
    SELECT DISTINCT "customerId", "address" FROM "message_delivery" WHERE "shopId" = ${shop.id} AND "addressKey" = ${addressKey}`;
  const known = rows.flatMap(({ customerId }) => customerId ?? []);
  const address = rows.find((row) => row.address !== null)?.address;
  const named = address == null ? [] : await findCustomersAt(db, shop, channel === "email" ? { email: address } : { phone: address });
  return [...new Set([...known, ...named])];
}

type There = { customerId: bigint; word: Pick<ConsentRecord, "state" | "at"> | undefined };

type Customer = Extract<ConsentOfCustomersQuery["nodes"][number], { id: string }>;

/**
 * What Shopify has now of those among them whom the address really reaches. Where Shopify withholds the address, or there is none any more,
 * whom we wrote to at it is taken to be left alone there as well; nobody is subscribed so.
 */
async function readCustomers(shop: Shop, ids: readonly bigint[], { channel, addressKey }: About, latest: ConsentRecord): Promise<There[]> {
  const { nodes } = await adminClient(shop).run(ConsentOfCustomersDocument, { ids: ids.map((id) => gid("Customer", id)) });
  return nodes.filter(isCustomer).flatMap((customer): There[] => {
    const typed = channel === "email" ? customer.defaultEmailAddress?.emailAddress : customer.defaultPhoneNumber?.phoneNumber;
    const isHidden = typed == null && latest.state === "unsubscribed";
    if (!isHidden && addressFor(channel, typed ?? "")?.key !== addressKey) return [];
    const said = saidToShopify(customer)[channel];
    const word = said && wordOf(said, { createdAt: new Date(customer.createdAt) }, new Date(0));
    return [{ customerId: idOf(customer.id), word: word && { state: word.state, at: word.isUndated ? 0 : word.at.getTime() } }];
  });
}

const isCustomer = (node: ConsentOfCustomersQuery["nodes"][number]): node is Customer => node !== null && "createdAt" in node;

/** Seconds until a word is written again of which Shopify says that it lies in the future: our clocks differ. */
const CLOCKS_DIFFER_SECONDS = 60;

/** So often one word is written over others that were said before it: whoever brings them up again and again has the last word then. */
const MOST_TIMES = 20;

async function tellOf(shop: Shop, { channel }: About, latest: ConsentRecord, { customerId, word }: There): Promise<void> {
  const { state, at } = latest;
  if (state === "never") return;
  const saying = `${effectSubjectOf(customerId)}:${channel}:${state}:${String(at)}`;
  const earlier = await inShop(shop, (db) =>
    db.effect.findMany({ where: { shopId: shop.id, kind: CONSENT_EFFECT, subject: { startsWith: `${saying}:` } } }),
  );
  if (!isToBeTold(latest, word)) {
    // An attempt whose answer was lost has done it, or somebody else has.
    const open = earlier.find((effect) => effect.state === "open");
    if (open) await inShop(shop, (db) => settleEffect(db, shop, { id: open.id as EffectId }, { outcome: "written" }));
    return;
  }
  const settled = earlier.filter((effect) => effect.state === "settled");
  if (settled.length >= MOST_TIMES || settled.some(({ answer }) => Answer.parse(answer).outcome === "refused")) return;
  const effect = await openEffect(shop, CONSENT_EFFECT, `${saying}:${String(settled.length)}`, saying);
  if (effect.settled) throw new Error(`Shopify was told of the consent ${saying} meanwhile.`);
  const refused = await writeConsent(shop, { customerId, channel, state, at: new Date(at) });
  if (refused && /future/i.test(JSON.stringify(refused.message))) throw new NotNow(CLOCKS_DIFFER_SECONDS);
  if (refused) log.warn({ shopId: shop.id, channel, code: refused.code, message: refused.message }, "Shopify refused a customer's consent");
  const answer = refused ? { outcome: "refused", code: refused.code, message: refused.message } : { outcome: "written" };
  await inShop(shop, (db) => settleEffect(db, shop, effect, answer));
}

const Answer = z.object({ outcome: z.enum(["written", "refused"]) });

/** Of what was said until then there is nothing more to tell. */
async function noteTold(shop: Shop, { channel, addressKey }: About, latest: ConsentRecord | undefined): Promise<void> {
  if (!latest) return;
  const where = { shopId: shop.id, channel, addressKey, toldAt: null, at: { lte: new Date(latest.at) } };
  await inShop(shop, (db) => db.marketingConsent.updateMany({ where, data: { toldAt: nowDate() } }));
}

export const tellShopifyJob = job({
  name: "messaging.tell-shopify",
  payload: ConsentAbout,
  oneAtATimePer: ({ channel, addressKey }) => `${channel} ${addressKey}`,
  retry: "outside-service",
  run: tellShopify,
});

/** Somebody said something to us. Of calls Shopify keeps nothing. */
export const tellShopifyOfConsent = subscriber({
  name: "messaging.tell-shopify-of-consent",
  hears: consentChanged,
  async run(shop, { channel, addressKey }) {
    if (isKnownToShopify(channel)) await enqueueNow(shop, tellShopifyJob, { channel, addressKey });
  },
});

const isKnownToShopify = (channel: string): channel is SaidChannel => SAID_CHANNELS.some((one) => one === channel);
