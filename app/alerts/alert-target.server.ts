import type { AlertDestination } from "#generated/prisma/client.ts";
import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AlertTarget } from "./alert-target.ts";

const COLUMN = "alert_destination.target";

/** Where a destination is, as it is kept. */
export const sealTarget = (shop: Pick<Shop, "domain">, target: AlertTarget): string =>
  seal(JSON.stringify(target), { shop: shop.domain, column: COLUMN });

/** Where a destination is. */
export const targetOf = (shop: Pick<Shop, "domain">, { target }: Pick<AlertDestination, "target">): AlertTarget =>
  AlertTarget.parse(JSON.parse(unseal(target, { shop: shop.domain, column: COLUMN })));
