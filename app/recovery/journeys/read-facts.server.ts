import { z } from "zod";
import type { Abandonment, Customer, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { CHANNELS, type Channel } from "#app/messaging/channel.ts";
import { type ConsentBasis, type ConsentRecord, type ConsentState, isWanted, SuppressionReason } from "#app/messaging/consent/consent.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AbandonedLine } from "../abandonment/abandoned-line.ts";
import type { Profile, ProfiledCart } from "./conditions/profile.ts";
import type { WaitedEvent } from "./journey-definition.ts";
import { ordersOfEntries } from "./entries/orders-of-entries.server.ts";
import type { LastMessage } from "./nodes/node-kind.ts";
import { type Asked, readHappened, readLastMessages } from "./read-happened.server.ts";

/** A run as far as what is known of its person depends on it. */
export type FactsOf = Pick<JourneyRun, "id" | "personId" | "abandonmentId" | "enteredAt"> & {
  /** What began it; null of one that is only thought of, and has begun with nothing. */
  entryKey: string | null;
  /** Of somebody whom recovery may not know yet: who they are in the shop. */
  customerId?: bigint;
};

/** What is known of a run's person and cart at a moment. */
export type Facts = {
  profile: Profile;
  person: RecoveryPerson | undefined;
  abandonment: Abandonment | null;
  customer: Customer | undefined;
  /** Where a channel reaches them; undefined where no address is known. */
  addressOf: (channel: Channel) => { address: string; key: string } | undefined;
  isWanted: (channel: Channel, purpose: "marketing" | "transactional") => ReturnType<typeof isWanted>;
  hasHappened: (event: WaitedEvent) => boolean;
  lastMessage: LastMessage | null;
};

const Lines = z.array(AbandonedLine);
const DAY_MS = 86_400_000;

/**
 * Reads what journeys ask about these runs, in a handful of statements for all of them. `asked` says what their definitions ask for beyond
 * the usual: what nobody asks for is not read.
 */
export async function readFacts(db: ShopDb, shop: Shop, runs: readonly FactsOf[], asked: Asked, at: Date): Promise<Map<string, Facts>> {
  const personIds = [...new Set(runs.map(({ personId }) => personId))];
  const abandonmentIds = [...new Set(runs.flatMap(({ abandonmentId }) => abandonmentId ?? []))];
  const ofShop = { shopId: shop.id };
  const persons = byId(await db.recoveryPerson.findMany({ where: { ...ofShop, id: { in: personIds } } }));
  const abandonments = byId(
    abandonmentIds.length === 0 ? [] : await db.abandonment.findMany({ where: { ...ofShop, id: { in: abandonmentIds } } }),
  );
  // Whoever bought as a guest is written to about an order as it says.
  const orders = await ordersOfEntries(
    db,
    shop,
    runs.flatMap(({ entryKey }) => entryKey ?? []),
  );
  const those = [...persons.values(), ...abandonments.values(), ...orders.values(), ...runs];
  const customerIds = those.flatMap(({ customerId }) => customerId ?? []);
  const customers = byId(customerIds.length === 0 ? [] : await db.customer.findMany({ where: { ...ofShop, id: { in: customerIds } } }));
  const collections = await readCollections(db, shop, asked.collections);
  const left = asked.earlierCarts ? await readLeft(db, shop, personIds, at) : new Map<string, { id: string; at: Date }[]>();
  const happened = await readHappened(db, shop, runs, asked.events);
  const lastMessages = asked.lastMessage ? await readLastMessages(db, shop, runs) : new Map<string, LastMessage>();

  const known = runs.map((run) => {
    const person = persons.get(run.personId);
    const abandonment = abandonments.get(run.abandonmentId ?? "") ?? null;
    const order = run.entryKey === null ? undefined : orders.get(run.entryKey);
    const customer = customers.get(abandonment?.customerId ?? order?.customerId ?? person?.customerId ?? run.customerId ?? 0n);
    const mail = addressFor("email", abandonment?.email ?? order?.email ?? customer?.email ?? "");
    const phone = addressFor("sms", abandonment?.phone ?? order?.phone ?? customer?.phone ?? "");
    return { run, person, abandonment, order, customer, addressOf: (channel: Channel) => (channel === "email" ? mail : phone) };
  });
  const said = await readSaid(
    db,
    shop,
    known.flatMap(({ addressOf }) => [addressOf("email")?.key ?? [], addressOf("sms")?.key ?? []].flat()),
  );

  return new Map(
    known.map(({ run, person, abandonment, order, customer, addressOf }) => {
      const wanted = (channel: Channel, purpose: "marketing" | "transactional") => {
        const key = addressOf(channel)?.key ?? "";
        return isWanted({ purpose, channel }, said.consents.get(`${channel} ${key}`), said.suppressions.get(key) ?? []);
      };
      const place = abandonment?.place as Partial<Place> | null | undefined;
      const cartAt = abandonment?.abandonedAt ?? at;
      const profile: Profile = {
        at,
        cart: abandonment && cartOf(abandonment),
        collections,
        customerTags: (customer?.tags ?? []).map((tag) => tag.toLowerCase()),
        orders: customer?.numberOfOrders ?? 0,
        country: place?.country ?? order?.countryCode ?? customer?.countryCode ?? null,
        language: abandonment?.language?.toLowerCase() ?? null,
        reachableBy: new Set(CHANNELS.filter((channel) => addressOf(channel) && wanted(channel, "marketing").outcome === "wanted")),
        leftBefore: (left.get(run.personId) ?? []).filter((one) => one.id !== abandonment?.id && one.at < cartAt).map((one) => one.at),
        currency: shop.currency,
      };
      const isResumed = (abandonment?.touchedAt ?? run.enteredAt) > run.enteredAt;
      const hasHappened = (event: WaitedEvent) => (event === "cart-resumed" ? isResumed : (happened.get(event)?.has(run.id) ?? false));
      return [
        run.id,
        { profile, person, abandonment, customer, addressOf, isWanted: wanted, hasHappened, lastMessage: lastMessages.get(run.id) ?? null },
      ];
    }),
  );
}

const byId = <Id, Row extends { id: Id }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

function cartOf({ value, currency, lines, discountCodes }: Abandonment): ProfiledCart {
  return { value, currency, lines: Lines.safeParse(lines).data ?? [], discountCodes };
}

async function readCollections(db: ShopDb, shop: Shop, ids: readonly string[]): Promise<Profile["collections"]> {
  if (ids.length === 0) return new Map();
  const rows = await db.collection.findMany({ where: { shopId: shop.id, id: { in: ids.map(BigInt) } } });
  return new Map(rows.map(({ id, productIds }) => [String(id), new Set(productIds.map(String))]));
}

/** When people left carts within the last year. */
async function readLeft(db: ShopDb, shop: Shop, personIds: string[], at: Date): Promise<Map<string, { id: string; at: Date }[]>> {
  const rows = await db.abandonment.findMany({
    where: { shopId: shop.id, personId: { in: personIds }, abandonedAt: { gt: new Date(at.getTime() - 366 * DAY_MS) } },
    select: { id: true, personId: true, abandonedAt: true },
  });
  return Map.groupBy(
    rows.flatMap(({ id, personId, abandonedAt }) => (abandonedAt ? [{ id, personId: personId ?? "", at: abandonedAt }] : [])),
    ({ personId }) => personId,
  );
}

/** What was said at these addresses: of each channel the latest word, and why they are to be left alone. */
async function readSaid(db: ShopDb, shop: Shop, keys: readonly string[]) {
  const consents = new Map<string, ConsentRecord>();
  const suppressions = new Map<string, { reason: SuppressionReason; at: number }[]>();
  if (keys.length === 0) return { consents, suppressions };
  const words = await db.$queryRaw<
    { channel: string; addressKey: string; state: ConsentState; basis: ConsentBasis; source: string; at: Date }[]
  >`
    SELECT DISTINCT ON ("channel", "addressKey") "channel", "addressKey", "state"::text, "basis"::text, "source", "at" FROM "marketing_consent" c
     WHERE "shopId" = ${shop.id} AND "addressKey" = ANY (${keys}::text[]) ORDER BY "channel", "addressKey", "at" DESC, c."state"`;
  for (const { channel, addressKey, at, ...word } of words) consents.set(`${channel} ${addressKey}`, { ...word, at: at.getTime() });
  const rows = await db.suppression.findMany({ where: { shopId: shop.id, addressKey: { in: [...keys] } } });
  for (const { addressKey, reason, at } of rows) {
    const of = suppressions.get(addressKey) ?? [];
    suppressions.set(addressKey, [...of, { reason: SuppressionReason.parse(reason), at: at.getTime() }]);
  }
  return { consents, suppressions };
}
