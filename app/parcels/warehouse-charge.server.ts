import { z } from "zod";
import { Prisma } from "#generated/prisma/client.ts";

const Charged = z.object({ shipping: z.number(), picking: z.number() });

/**
 * What a parcel's warehouse is expected to charge for it, in minor units: shipping and picking. What routing adds to compare ways to ship an
 * order (penalties, ranks) is a weight, not money. Null for a parcel that no plan priced.
 */
export function warehouseCharge(cost: unknown): number | null {
  const charged = Charged.safeParse(cost).data;
  return charged ? charged.shipping + charged.picking : null;
}

/** The same over a row of `parcel`, called `alias` in the query. */
export function warehouseChargeSql(alias: string): Prisma.Sql {
  const cost = Prisma.raw(`"${alias}"."cost"`);
  return Prisma.sql`((${cost} ->> 'shipping')::float8 + (${cost} ->> 'picking')::float8)`;
}
