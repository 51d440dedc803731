import type { Prisma } from "#generated/prisma/client.ts";

/** The database within one transaction, bound to one shop: what `inShop` hands to its work. */
export type ShopDb = Prisma.TransactionClient;
