import { CustomersToCopyDocument } from "#admin/customers-to-copy.ts";
import type { CustomersToCopyQuery } from "#admin/customers-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf } from "#app/shopify/copy/paging.ts";
import { upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { customersSaid } from "./customer-events.ts";
import { customerFromAdmin } from "./customer-record.ts";
import { customerTable } from "./customer-record.ts";
import { isAsSaid, SaidToShopify } from "./said-to-shopify.ts";

const AT_ONCE = 100;

type Customer = Extract<CustomersToCopyQuery["nodes"][number], { id: string }>;

/**
 * Copies customers as they are in Shopify now. Newer wins; those that Shopify no longer knows are removed. Twice equals once. Whoever says
 * something else about marketing than before is told of (`customers.said`); with `haveSpoken` everybody is: Shopify said that they did, and a word
 * that came and went between two looks leaves the copy as it was.
 */
export async function copyCustomers(shop: Shop, customerIds: readonly bigint[], { haveSpoken = false } = {}): Promise<void> {
  const digits = minorDigits(shop.currency);
  for (const batch of batchesOf([...new Set(customerIds)], AT_ONCE)) {
    const { nodes } = await adminClient(shop).run(CustomersToCopyDocument, { ids: batch.map((id) => gid("Customer", id)) });
    const gone = batch.filter((_, index) => nodes[index] == null);
    await inShop(shop, async (db) => {
      const before = await reachOf(db, shop, batch);
      const taken = await upsertCopies(
        db,
        shop,
        customerTable,
        nodes.filter(isCustomer).map((customer) => customerFromAdmin(customer, digits)),
      );
      if (gone.length > 0) await db.customer.deleteMany({ where: { shopId: shop.id, id: { in: gone } } });
      const after = await reachOf(db, shop, haveSpoken ? batch : taken);
      const changed = [...after].filter(([id, reach]) => haveSpoken || !isSame(reach, before.get(id))).map(([id]) => id);
      if (changed.length > 0) await publish(db, shop, customersSaid, { customerIds: changed.map(BigInt) });
    });
  }
}

type Reach = { email: string | null; phone: string | null; said: SaidToShopify };

/** How customers are reached and what they say, as our copy has it. */
async function reachOf(db: ShopDb, shop: Shop, ids: readonly bigint[]): Promise<Map<string, Reach>> {
  const rows = await db.customer.findMany({
    where: { shopId: shop.id, id: { in: [...ids] } },
    select: { id: true, email: true, phone: true, marketing: true },
  });
  return new Map(rows.map(({ id, email, phone, marketing }) => [String(id), { email, phone, said: SaidToShopify.parse(marketing ?? {}) }]));
}

/** Somebody new may have said something elsewhere before they came. */
function isSame(now: Reach, before: Reach = { email: null, phone: null, said: {} }): boolean {
  return now.email === before.email && now.phone === before.phone && isAsSaid(now.said, before.said);
}

const isCustomer = (node: CustomersToCopyQuery["nodes"][number]): node is Customer => node !== null && "numberOfOrders" in node;
