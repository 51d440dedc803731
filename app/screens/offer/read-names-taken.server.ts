import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

const Named = z.object({ name: z.string() });

/** The names that other offers than this one have (`id` null: than one that is new), also where the rest of one can't be read. */
export async function readNamesTaken(db: ShopDb, shop: Shop, id: string | null): Promise<ReadonlySet<string>> {
  const offers = await db.offer.findMany({ where: { shopId: shop.id }, select: { id: true, terms: true } });
  return new Set(offers.flatMap(({ id: other, terms }) => (other === id ? [] : (Named.safeParse(terms).data?.name ?? []))));
}

/** The name itself, or where it is taken the first of "name (2)", "name (3)" … that is free. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
