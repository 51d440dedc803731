import { type Buyer, resolvePerson } from "#app/recovery/people/resolve-person.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

export type TestPerson = Buyer & { id: string; isHeldOut: boolean };

/** A buyer of the shop whom recovery knows, unless said otherwise by mail alone and held out or not as asked: no hash decides over a test. */
export async function aPerson(shop: Shop, given: Partial<Buyer> & { isHeldOut?: boolean } = {}): Promise<TestPerson> {
  const { isHeldOut = false, ...names } = given;
  const buyer: Buyer = { customerId: null, email: `${newId<string>()}@buyer.example`, phone: null, ...names };
  return inShop(shop, async (db) => {
    const person = await resolvePerson(db, shop, buyer);
    if (!person) throw new Error("Nobody can be known by that.");
    await db.recoveryPerson.update({ where: { shopId_id: { shopId: shop.id, id: person.id } }, data: { isHeldOut } });
    return { ...buyer, id: person.id, isHeldOut };
  });
}
