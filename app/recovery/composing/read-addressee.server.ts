import type { Abandonment, RecoveryPerson } from "#generated/prisma/client.ts";
import type { Channel } from "#app/messaging/channel.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countryOfPhone } from "../abandonment/country-of-phone.ts";
import { storedPlace } from "./stored-place.ts";

/** Somebody who is to be written to, or called, as far as they are known: by what the cart says, else by what the shop knows of its customer. */
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
  { abandonment, person }: { abandonment: Abandonment | null; person: RecoveryPerson },
): Promise<Addressee> {
  const customerId = person.customerId ?? abandonment?.customerId ?? null;
  const customer = customerId === null ? null : await db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: customerId } } });
  const [ofCart, ofCustomer] = channel === "email" ? [abandonment?.email, customer?.email] : [abandonment?.phone, customer?.phone];
  const place = storedPlace(abandonment?.place);
  return {
    customerId,
    address: [ofCart, ofCustomer].map((typed) => (typed ? addressFor(channel, typed)?.address : undefined)).find(Boolean),
    name: abandonment?.name ?? customer?.displayName ?? null,
    language: abandonment?.language ?? null,
    place: { ...place, country: place.country ?? customer?.countryCode ?? null },
  };
}

/** On whose clock and by whose law an address is reached: of a telephone the country that its number says, whatever the goods' way is. */
export function placeOfAddress(address: string, { country, region, zone }: Place): Place {
  const ofPhone = address.startsWith("+") ? countryOfPhone(address) : null;
  return ofPhone === null || ofPhone === country ? { country, region, zone } : { country: ofPhone, region: null, zone };
}
