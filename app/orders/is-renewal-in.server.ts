import { Prisma } from "#generated/prisma/client.ts";
import { RENEWAL } from "./is-renewal.ts";

/** Whether an order came by itself from a subscription, of the column of a query that holds its source: of one whose source isn't known it is false. */
export const isRenewalIn = (sourceName: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce(starts_with(${sourceName}, ${RENEWAL}), false)`;
