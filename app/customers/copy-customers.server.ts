import { CustomersToCopyDocument } from "#admin/customers-to-copy.ts";
import type { CustomersToCopyQuery } from "#admin/customers-to-copy.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf } from "#app/shopify/copy/paging.ts";
import { upsertCopies } from "#app/shopify/copy/upsert-copies.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { customerFromAdmin } from "./customer-record.ts";
import { customerTable } from "./customer-record.ts";

const AT_ONCE = 100;

type Customer = Extract<CustomersToCopyQuery["nodes"][number], { id: string }>;

/** Copies customers as they are in Shopify now. Newer wins; those that Shopify no longer knows are removed. Twice equals once. */
export async function copyCustomers(shop: Shop, customerIds: readonly bigint[]): Promise<void> {
  const digits = minorDigits(shop.currency);
  for (const batch of batchesOf([...new Set(customerIds)], AT_ONCE)) {
    const { nodes } = await adminClient(shop).run(CustomersToCopyDocument, { ids: batch.map((id) => gid("Customer", id)) });
    const gone = batch.filter((_, index) => nodes[index] == null);
    await inShop(shop, async (db) => {
      await upsertCopies(
        db,
        shop,
        customerTable,
        nodes.filter(isCustomer).map((customer) => customerFromAdmin(customer, digits)),
      );
      if (gone.length > 0) await db.customer.deleteMany({ where: { shopId: shop.id, id: { in: gone } } });
    });
  }
}

const isCustomer = (node: CustomersToCopyQuery["nodes"][number]): node is Customer => node !== null && "numberOfOrders" in node;
