import type { Abandonment, JourneyRun, RecoveryPerson } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { ordersOfEntries } from "../journeys/entries/orders-of-entries.server.ts";
import { fullerName } from "../people/fuller-name.ts";
import { nameOf } from "./buyers-words.ts";
import { storedPlace } from "./stored-place.ts";

/** Somebody who is to be written to, or called, as far as they are known: by what the cart or the order says, else by what the shop knows of its customer. */
export type Addressee = {
  customerId: bigint | null;
  /** Undefined where nobody knows it. */
  address: string | undefined;
  name: string | null;
  /** BCP 47, as they said it. */
  language: string | null;
  /** Where their goods go. */
  place: Place;
};

export async function readAddressee(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  channel: Channel,
  { run, abandonment: about, person }: { run: Pick<JourneyRun, "entryKey">; abandonment: Abandonment | null; person: RecoveryPerson },
): Promise<Addressee> {
  const order = about ? undefined : (await ordersOfEntries(db, shop, [run.entryKey])).get(run.entryKey);
  // What its buyer said at the checkout that the order came from: their language, for instance.
  const abandonment = about ?? (order ? await db.abandonment.findFirst({ where: { shopId: shop.id, orderId: order.id } }) : null);
  const customerId = person.customerId ?? abandonment?.customerId ?? order?.customerId ?? null;
  const customer = customerId === null ? null : await db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: customerId } } });
  const known = [order, abandonment, customer].map((one) => (channel === "email" ? one?.email : one?.phone));
  const place = storedPlace(abandonment?.place);
  return {
    customerId,
    address: known.map((typed) => (typed ? addressFor(channel, typed)?.address : undefined)).find(Boolean),
    name: nameToCall(abandonment?.name ?? order?.customerName ?? null, customer?.displayName ?? null),
    language: abandonment?.language ?? null,
    place: { ...place, country: place.country ?? order?.countryCode ?? customer?.countryCode ?? null },
  };
}

/** By the name that the shop knows its customer by, and not by that of an address, which may be another's or half typed; unless that is all of it. */
function nameToCall(typed: string | null, customers: string | null): string | null {
  const known = nameOf(customers);
  return known === null || typed === null ? (known ?? typed) : (fullerName(known, typed) ?? known);
}
