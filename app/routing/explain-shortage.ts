import type { WarehouseVerdict } from "./routing-outcome.ts";
import type { Goods } from "./routing-problem.ts";
import { sayShortage } from "./say-shortage.ts";
import type { WarehouseOffer } from "./warehouse-offer.ts";

/** Why a warehouse that may ship the order cannot ship it alone. */
export function explainShortage(offer: WarehouseOffer, goods: readonly Pick<Goods, "sku" | "quantity">[]): WarehouseVerdict {
  const sentence = `${sayShortage(offer, goods) ?? `${offer.name} has everything`}.`;
  return { warehouseId: offer.id, name: offer.name, chosen: false, reason: "short-of-stock", sentence };
}
