import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { RoutingPolicy } from "#app/routing/routing-policy.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import { PriceList } from "#app/warehouses/price-list.ts";
import { collectsCash } from "#app/warehouses/providers/registry.server.ts";
import { chooseService, ServiceChoices, type ShippingLine } from "#app/warehouses/services/service-choice.ts";
import type { Warehouse } from "#generated/prisma/client.ts";
import { lostLocations } from "../exceptions/lost-locations.server.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";

/** The warehouses as routing sees them, but for what lies there now, and what the merchant set of routing, but for the moment. */
export type Sites = { sites: Omit<WarehouseOffer, "stock">[]; policy: Omit<RoutingPolicy, "now"> };

/** What of an order itself decides which warehouses can ship it, and at which price. */
type Wanted = {
  /** Whether money is to be collected at the door, where the merchant says that these payment methods are paid there. */
  cashIsDue: (paidOnDelivery: readonly string[]) => boolean;
  /** What the buyer chose at checkout. */
  shippingLine: ShippingLine;
};

/** By the merchant's rank, those first that he prefers. */
export async function readSites(db: ShopDb, shop: Pick<Shop, "id">, { cashIsDue, shippingLine }: Wanted): Promise<Sites> {
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, orderBy: { priority: "asc" } });
  const lost = await lostLocations(db, shop);
  const { splitPenalty, maxParcels, dayOfDelayCost, priorityCost, paidOnDelivery } = await fulfillmentSettings.read(db, shop);
  const isCash = cashIsDue(paidOnDelivery);
  return {
    sites: warehouses.map((warehouse) => ({
      id: warehouse.id,
      name: warehouse.name,
      priority: warehouse.priority,
      prices: pricesFor(warehouse, shippingLine),
      calendar: { timeZone: warehouse.timeZone, cutOff: warehouse.cutOff, workingDays: warehouse.workingDays },
      open: warehouse.state === "connected" && !lost.has(warehouse.id),
      collectsWhatIsDue: !isCash || collectsCash(warehouse),
    })),
    policy: { splitPenalty, maxParcels, dayOfDelayCost, priorityCost },
  };
}

/** What a warehouse charges for what the buyer chose at checkout, as far as the merchant has said that it costs more. */
function pricesFor(warehouse: Pick<Warehouse, "prices" | "services" | "serviceChoices">, shippingLine: ShippingLine): PriceList {
  const prices = PriceList.parse(warehouse.prices);
  const { extra } = chooseService(shippingLine, ServiceChoices.parse(warehouse.serviceChoices), warehouse.services);
  return extra === 0 ? prices : { ...prices, zones: prices.zones.map((zone) => ({ ...zone, base: zone.base + extra })) };
}
