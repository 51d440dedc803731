import { Prisma } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { copyCustomers } from "./copy-customers.server.ts";

const [AT_ONCE, ROUNDS] = [100, 50];

/** Reads customers again who were copied before Waybill asked for their tags, or for their consent: some thousands each time, until there is none. */
export async function readMissing(shop: Shop): Promise<void> {
  let before: bigint | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = await inShop(shop, (db) =>
      db.customer.findMany({
        where: { shopId: shop.id, OR: [{ tagsKnown: false }, { marketing: { equals: Prisma.DbNull } }] },
        orderBy: { id: "asc" },
        take: AT_ONCE,
        select: { id: true },
      }),
    );
    const [first] = rows;
    // Whom Shopify shows older than we have him is left to the next time.
    if (!first || first.id === before) return;
    before = first.id;
    await copyCustomers(
      shop,
      rows.map(({ id }) => id),
    );
  }
}
