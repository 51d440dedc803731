import { Prisma } from "#generated/prisma/client.ts";

/** How a variant `v` of a product `p` is named to a merchant: of one product several may be offered. */
export const offeredTitle = Prisma.sql`
  CASE WHEN v."title" IN ('', 'Default Title') THEN p."title" ELSE p."title" || ' – ' || v."title" END`;
