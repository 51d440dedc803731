import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { SaidToShopify } from "./said-to-shopify.ts";

/** A customer with what they said to Shopify about marketing, and where they are reached. What Shopify withholds is null, or left out. */
export type CustomerWhoSaid = {
  id: bigint;
  email: string | null;
  phone: string | null;
  said: SaidToShopify;
  createdAt: Date;
  updatedAt: Date;
};

const columns = { id: true, email: true, phone: true, marketing: true, createdAt: true, updatedAt: true } as const;

/** Of these customers, as the copy has them. */
export async function readConsents(db: ShopDb, shop: Pick<Shop, "id">, ids: readonly bigint[]): Promise<CustomerWhoSaid[]> {
  return (await db.customer.findMany({ where: { shopId: shop.id, id: { in: [...ids] } }, select: columns })).map(read);
}

/** Of all customers whose number comes after one, the lowest first, as many as wanted. */
export async function readConsentsAfter(db: ShopDb, shop: Pick<Shop, "id">, after: bigint, most: number): Promise<CustomerWhoSaid[]> {
  const rows = await db.customer.findMany({
    where: { shopId: shop.id, id: { gt: after } },
    orderBy: { id: "asc" },
    take: most,
    select: columns,
  });
  return rows.map(read);
}

/** The numbers of the customers who are reached at an address. */
export async function findCustomersAt(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  address: { email: string } | { phone: string },
): Promise<bigint[]> {
  const rows = await db.customer.findMany({
    where: { shopId: shop.id, ...address },
    orderBy: { id: "asc" },
    take: 10,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const read = ({ marketing, ...row }: Omit<CustomerWhoSaid, "said"> & { marketing: unknown }): CustomerWhoSaid => ({
  ...row,
  said: SaidToShopify.parse(marketing ?? {}),
});
