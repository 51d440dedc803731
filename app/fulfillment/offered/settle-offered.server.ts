import { WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { joinStockReading } from "#app/stock/refresh-stock.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { decideRoute, type RouteDecision } from "../plan/decide-route.server.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { TAKE_OFF_SCOPE } from "./take-off-scope.ts";
import { takeOff } from "./take-off.server.ts";

type Waiting = OrderInFulfillment["fulfillmentOrders"];

/**
 * Decides which warehouses ship what waits of an order. What came by an offer and can't be shipped is taken off it and paid back, as the merchant has it:
 * but only after every warehouse was asked once more what it holds. Where he wants to be asked, or Shopify doesn't let us, the rest goes on without it.
 */
export async function decideWithOffered(
  shop: Shop,
  { order, settings }: ReconcileFacts,
  waiting: Waiting,
): Promise<"routed" | "done" | "changed"> {
  const mayTakeOff = settings.offeredShort === "take-off";
  const decide = (forOffered: "take-off" | "ask") => inShop(shop, (db) => decideRoute(db, shop, order, waiting, forOffered));
  const first = await decide(mayTakeOff ? "take-off" : "ask");
  if (first.outcome !== "take-off") return said(first);
  if (!(await hasScope(shop, TAKE_OFF_SCOPE))) return said(await decide("ask"));

  await askWarehouses(shop);
  const second = await decide("take-off");
  if (second.outcome !== "take-off") return said(second);
  const taken = await takeOff(shop, order, second.units, WAYBILL);
  return taken.outcome === "taken-off" ? "changed" : said(await decide("ask"));
}

const said = ({ outcome }: RouteDecision) => (outcome === "routed" ? "routed" : "done");

/** Those that count for themselves; one that doesn't answer is taken at its last word. */
async function askWarehouses(shop: Shop): Promise<void> {
  const open = await inShop(shop, (db) => db.warehouse.findMany({ where: { shopId: shop.id, state: "connected" }, select: { id: true } }));
  for (const { id } of open)
    await joinStockReading(shop, WarehouseId.parse(id)).catch((fault: unknown) => {
      log.warn({ err: fault, shopId: shop.id, warehouseId: id }, "stock not read before units were taken off an order");
    });
}
