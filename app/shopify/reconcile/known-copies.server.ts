import { Prisma } from "#generated/prisma/client.ts";
import type { CopiedTable } from "../copy/copied-table.ts";
import type { Reconcilable } from "./reconcilable.ts";

/** When each of these was last changed as our copy has it, of a table whose rows are known by Shopify's number of them. */
export function knownCopies({ name, updatedAt = "updatedAt" }: CopiedTable): Reconcilable["known"] {
  const table = Prisma.raw(`"${name}"`);
  const time = Prisma.raw(`"${updatedAt}"`);
  return async (db, shop, changes) => {
    const rows = await db.$queryRaw<{ id: string; changedAt: Date }[]>`
      SELECT "id"::text AS "id", ${time} AS "changedAt" FROM ${table}
       WHERE "shopId" = ${shop.id} AND "id" = ANY (${changes.map(({ id }) => id)}::bigint[])`;
    return new Map(rows.map(({ id, changedAt }) => [id, changedAt]));
  };
}
