import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** When somebody was tried by what is no message: by telephone. */
export type OtherAttempts = (db: ShopDb, shop: Shop, whom: { address: string; customerId: bigint | null }, since: Date) => Promise<Date[]>;

const asked: OtherAttempts[] = [];

/** Has attempts of a room above counted where the law counts them with texts. */
export function alsoCountAttempts(read: OtherAttempts): void {
  asked.push(read);
}

export const otherAttempts: OtherAttempts = async (db, shop, whom, since) =>
  (await Promise.all(asked.map((read) => read(db, shop, whom, since)))).flat();
