import { Temporal } from "temporal-polyfill";
import { reconcileOrder } from "#app/fulfillment/reconcile-order.server.ts";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { routingScopes } from "#app/shopify/granted-scopes.server.ts";
import { signDecision } from "#app/offers/serving/decision-token.ts";
import { signChangeset } from "#app/offers/serving/post-purchase.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { newId, WarehouseId } from "#app/platform/ids.ts";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { readPostPurchaseToken } from "#app/shopify/tokens/read-post-purchase-token.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { sellableStock } from "#app/stock/sellable-stock.server.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { orderMoney } from "#sandbox/shopify/state/order-money.ts";
import type { LineRecord, OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import type { VariantRecord } from "#sandbox/shopify/state/product-record.ts";
import { paymentOf } from "#sandbox/shopify/payments/payment-of.ts";
import { aShop } from "../support/a-shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { builtIn } from "../support/connect-warehouses.ts";

/** Where each warehouse ships to. */
export const SERVES = [["GB", "DE"], ["GB", "US"], ["DE"]] as const;
export const COUNTRIES = ["GB", "DE", "US"] as const;
export type Country = (typeof COUNTRIES)[number];

/** A shop with three warehouses for different countries, of which nobody works on events: a test says who hears of what, and when. */
export async function stockWorld({ grants = ["write_orders"] }: { grants?: readonly string[] } = {}) {
  const shop = await aShop({
    sells: {},
    warehouses: SERVES.map((_, at) => builtIn({ name: `Stockroom ${at + 1}` })),
    grants: ["read_merchant_managed_fulfillment_orders", "read_third_party_fulfillment_orders", ...routingScopes, ...grants],
  });
  const routing = await enableRouting(shop.shop);
  if (routing.outcome !== "on") throw new Error(routing.outcome);
  const warehouses = (await shop.read((db) => db.warehouse.findMany({ orderBy: { name: "asc" } }))).map(({ id, locationId }) => ({
    id: WarehouseId.parse(id),
    locationId: Number(locationId),
  }));
  for (const [at, { id }] of warehouses.entries())
    await shop.read((db) =>
      db.warehouse.updateMany({
        where: { id },
        data: {
          prices: {
            currency: "GBP",
            zones: [{ name: "Served", countries: [...(SERVES[at] ?? [])], base: 300 + at, perKg: 0 }],
            pick: { first: 0, extra: 0 },
          },
        },
      }),
    );
  const turns = new Map<number, Promise<unknown>>();
  const at = (warehouse: number) => warehouses[warehouse % warehouses.length] ?? { id: WarehouseId.parse(""), locationId: 0 };

  const buy = (lines: { variant: VariantRecord; quantity: number; offerId?: string }[], country: Country, more: object = {}) =>
    shop.buys(
      {},
      {
        to: { countryCode: country, provinceCode: null, province: null },
        lines: lines.map(({ offerId, ...line }) => ({
          ...line,
          ...(offerId && { customAttributes: [{ key: "_waybill_offer", value: offerId }] }),
        })),
        ...more,
      },
    );

  return {
    shop,
    warehouses,
    buy,
    /** Something new that the shop sells, and Waybill knows. */
    async sells(sku: string, more: { requiresShipping?: boolean; tracked?: boolean } = {}): Promise<VariantRecord> {
      const variant = addProduct(shop.state, { title: `The ${sku}`, sku, priceMinor: 1000, grams: 100 });
      const id = BigInt(variant.product.id);
      const dates = { createdAt: nowDate(), updatedAt: nowDate() };
      await shop.read(async (db) => {
        await db.product.create({
          data: { shopId: shop.shop.id, id, title: variant.product.title, handle: sku, vendor: "", status: "ACTIVE", ...dates },
        });
        await db.variant.create({
          data: {
            shopId: shop.shop.id,
            id: BigInt(variant.id),
            productId: id,
            title: "Default Title",
            sku,
            price: 1000n,
            grams: 100,
            inventoryItemId: BigInt(variant.inventoryItemId),
            requiresShipping: true,
            tracked: true,
            updatedAt: nowDate(),
            ...more,
          },
        });
      });
      return variant;
    },
    /** A warehouse counts so many. */
    counts: (warehouse: number, sku: string, onHand: number) => countStock(shop.shop, at(warehouse).id, [{ sku, onHand, bin: null }]),
    /** Shopify shows so many as available there. */
    shopifyShows({ inventoryItemId }: VariantRecord, warehouse: number, available: number) {
      activateLevel(shop.state, inventoryItemId, at(warehouse).locationId).available = available;
    },
    /** What Shopify would sell of it. */
    sellable: ({ inventoryItemId }: VariantRecord) =>
      warehouses.reduce((sum, { locationId }) => sum + (shop.state.inventory.get(inventoryItemId)?.get(locationId)?.available ?? 0), 0),
    switchOff: (warehouse: number, off: boolean) =>
      shop.read((db) => db.warehouse.updateMany({ where: { id: at(warehouse).id }, data: { state: off ? "paused" : "connected" } })),
    /** A buyer who has just paid presses "add it": what Shopify is given to sign for; null where he can't have it. */
    async asks(order: OrderRecord, { id }: VariantRecord, decision = newId()): Promise<string | null> {
      const { token } = await shop.shopify.postPurchase.input(order, "Checkout::PostPurchase::Render");
      const purchase = readPostPurchaseToken(token, { secrets: appSecrets, now: nowDate() });
      if (!purchase) throw new Error("The token isn't read.");
      const signed = signDecision(
        {
          shopId: shop.shop.id,
          id: decision,
          decidedAt: nowDate().toISOString(),
          placement: "post_purchase",
          visitor: order.checkoutToken ?? "",
          arms: [],
          offerId: newId(),
          items: [{ variantId: String(id), value: 1000 }],
          percentage: 20,
          propensity: 1,
        },
        appSecrets,
      );
      const answer = await signChangeset(purchase, signed);
      return answer.outcome === "signed" ? answer.token : null;
    },
    apply: (token: string) => shop.shopify.postPurchase.apply({ token }),
    isOnThankYouPage: (order: OrderRecord) => shop.shopify.postPurchase.done(order),
    /** Shopify's own routing takes a moment. */
    momentPasses() {
      advanceTime(450);
      shop.clock.advance(Temporal.Duration.from({ milliseconds: 0 }));
    },
    /** Waybill hears of an order, for the first time or again: it reads it, and takes the steps that are due. One at a time of one order, as its jobs are. */
    hears(order: OrderRecord): Promise<void> {
      const turn = (turns.get(order.id) ?? Promise.resolve()).then(async () => {
        const id = BigInt(order.id);
        await eventually(() => order.routed);
        await copyOrders(shop.shop, [id], { askedBy: "fulfillment", routingCompletedAt: new Map([[id, nowDate()]]) });
        await reconcileOrder(shop.shop, id, { copied: true });
      });
      turns.set(order.id, turn);
      return turn;
    },
    /** The window of every buyer is over, and with it what was kept for him. */
    async hourPasses(orders: readonly OrderRecord[]): Promise<void> {
      for (const order of orders) shop.shopify.postPurchase.done(order);
      await shop.read((db) => db.stockHold.updateMany({ where: { endedAt: null }, data: { until: new Date(nowDate().getTime() - 1) } }));
    },
    /** Units of a line that no live parcel of its order has. */
    async notInParcels(order: OrderRecord, line: LineRecord): Promise<number> {
      const parcels = await shop.read((db) => db.parcel.findMany({ where: { orderId: BigInt(order.id) }, include: { lines: true } }));
      const units = parcels
        .filter((parcel) => isLive(parcel))
        .flatMap(({ lines }) => lines.filter(({ orderLineId }) => orderLineId === BigInt(line.id)))
        .reduce((sum, { quantity }) => sum + quantity, 0);
      return Math.max(0, line.currentQuantity - units);
    },
    /** Units of it that lie in any warehouse, and are no parcel's. */
    async anywhere({ sku }: VariantRecord): Promise<number> {
      const stock = await shop.read((db) => sellableStock(db, shop.shop, [sku ?? ""]));
      return [...stock.values()].reduce((sum, shelf) => sum + (shelf.get(sku ?? "") ?? 0), 0);
    },
    /** Whether Shopify lets Waybill take anything off an order. */
    mayChangeOrders: async (allowed: boolean) => {
      const { scope } = await acrossShops.session.findUniqueOrThrow({ where: { id: `offline_${shop.domain}` } });
      const others = (scope ?? "").split(",").filter((one) => one !== "write_orders");
      await acrossShops.session.update({
        where: { id: `offline_${shop.domain}` },
        data: { scope: [...others, ...(allowed ? ["write_orders"] : [])].join() },
      });
    },
    /** All orders and goods so far are gone: what comes begins anew. */
    forgets: () =>
      shop.read(async (db) => {
        const where = { shopId: shop.shop.id };
        await db.exception.deleteMany({ where });
        await db.stockHold.deleteMany({ where });
        await db.parcel.deleteMany({ where });
        await db.order.deleteMany({ where });
        await db.warehouseStock.deleteMany({ where });
        await db.warehouseProduct.deleteMany({ where });
        await db.variant.deleteMany({ where });
      }),
    /** Open causes on the worklist about an order. */
    asked: (order: OrderRecord) =>
      shop.read(async (db) =>
        (await db.exception.findMany({ where: { orderId: BigInt(order.id), resolvedAt: null } })).map(({ cause }) => cause),
      ),
    /** What its page says of where it goes. */
    routeShown: async ({ id }: OrderRecord) => (await readOrder(shop.shop, BigInt(id)))?.route?.outcome,
    /** What its buyer paid and was not paid back, less what it costs now: nothing when all is well. */
    balance: (order: OrderRecord) => paymentOf(order).received - paymentOf(order).refunded - orderMoney(order).currentTotal,
  };
}

export type StockWorld = Awaited<ReturnType<typeof stockWorld>>;
