import type { Message } from "#app/platform/messages/message.ts";
import { routing } from "./messages.ts";
import type { WarehouseVerdict } from "./routing-outcome.ts";
import type { Goods } from "./routing-problem.ts";
import { unitsInStock, type WarehouseOffer } from "./warehouse-offer.ts";

type Wanted = Pick<Goods, "sku" | "quantity">;

/** Why a warehouse that may ship the order cannot ship it alone. */
export function explainShortage(offer: WarehouseOffer, goods: readonly Wanted[]): WarehouseVerdict {
  const shortage = shortageOf(offer, goods) ?? routing.message("has-everything", { warehouse: offer.name });
  const message = routing.message("short-of-stock", { shortage });
  return { warehouseId: offer.id, name: offer.name, chosen: false, reason: "short-of-stock", message };
}

/** What a warehouse lacks to ship the goods alone: "Manchester has 2 of the 5 units of 85123A". Null when it lacks nothing. */
export function shortageOf(offer: WarehouseOffer, goods: readonly Wanted[]): Message | null {
  const warehouse = offer.name;
  const short = goods.filter(({ sku, quantity }) => unitsInStock(offer, sku) < quantity);
  const [first] = short;
  if (!first) return null;
  if (goods.length > 1 && goods.every(({ sku }) => unitsInStock(offer, sku) === 0)) return routing.message("has-no-item", { warehouse });

  const { sku, quantity } = first;
  const held = unitsInStock(offer, sku);
  const lacks =
    held === 0 ? routing.message("has-no-sku", { warehouse, sku }) : routing.message("has-some", { warehouse, held, count: quantity, sku });
  return short.length === 1 ? lacks : routing.message("short-of-others", { first: lacks, count: short.length - 1 });
}
