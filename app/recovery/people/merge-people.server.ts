import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OutsideGid } from "#app/shopify/gid.ts";
import { lockNames } from "./resolve-person.server.ts";

const Merge = z.object({ admin_graphql_api_customer_kept_id: OutsideGid, admin_graphql_api_customer_deleted_id: OutsideGid });

/** Two customers became one in Shopify: so do the people. */
export const mergePeopleOfCustomers = subscriber({
  name: "recovery.merge-people",
  hears: [{ source: "shopify", topics: ["customers/merge"] }],
  urgent: false,
  run(shop, event) {
    const merge = readPayload(event, Merge);
    const customers = { kept: merge.admin_graphql_api_customer_kept_id, deleted: merge.admin_graphql_api_customer_deleted_id };
    return inShop(shop, (db) => mergePeople(db, shop, customers));
  },
});

/**
 * Whoever was known by the number that is gone is known by the one that stays. Where both are known, the one who stays has the other's open
 * carts and, if they have none of their own, the other's addresses; runs stay with whom they were begun for.
 */
export async function mergePeople(db: ShopDb, shop: Pick<Shop, "id">, { kept, deleted }: { kept: bigint; deleted: bigint }): Promise<void> {
  const by = (customerId: bigint) => db.recoveryPerson.findFirst({ where: { shopId: shop.id, customerId } });
  const change = (id: string, data: { customerId?: bigint | null; mailKey?: string | null; phoneKey?: string | null }) =>
    db.recoveryPerson.update({ where: { shopId_id: { shopId: shop.id, id } }, data });

  await lockNames(db, shop, { customerId: kept < deleted ? kept : deleted, mailKey: null, phoneKey: null });
  await lockNames(db, shop, { customerId: kept < deleted ? deleted : kept, mailKey: null, phoneKey: null });
  const [stays, goes] = [await by(kept), await by(deleted)];
  await db.abandonment.updateMany({ where: { shopId: shop.id, customerId: deleted }, data: { customerId: kept } });
  if (!goes) return;
  if (!stays) {
    await change(goes.id, { customerId: kept });
    return;
  }
  const mailKey = stays.mailKey === null ? goes.mailKey : null;
  const phoneKey = stays.phoneKey === null ? goes.phoneKey : null;
  await change(goes.id, { customerId: null, ...(mailKey !== null && { mailKey: null }), ...(phoneKey !== null && { phoneKey: null }) });
  await change(stays.id, { ...(mailKey !== null && { mailKey }), ...(phoneKey !== null && { phoneKey }) });
  const open = { shopId: shop.id, personId: goes.id, state: { in: ["active" as const, "abandoned" as const] } };
  await db.abandonment.updateMany({ where: open, data: { personId: stays.id } });
  await db.$executeRaw`
    UPDATE "stock_wait" w SET "personId" = ${stays.id}::uuid
     WHERE w."shopId" = ${shop.id} AND w."personId" = ${goes.id}::uuid
       AND NOT EXISTS (SELECT FROM "stock_wait" o WHERE o."shopId" = w."shopId" AND o."variantId" = w."variantId" AND o."personId" = ${stays.id}::uuid)`;
}
