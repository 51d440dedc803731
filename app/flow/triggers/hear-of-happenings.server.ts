import { exceptionOpened } from "#app/fulfillment/exceptions/exception-events.ts";
import { parcelOverdue } from "#app/fulfillment/delivery-promise/promise-events.ts";
import { parcelLate } from "#app/parcels/parcel-events.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cartAbandoned, cartEnded } from "#app/recovery/recovery-events.ts";
import { stockOutAhead } from "#app/stock/forecast/stock-out-event.ts";
import { askToTell } from "./tell-flow.server.ts";

const hearOfLeftCarts = subscriber({
  name: "flow.hear-of-left-carts",
  hears: cartAbandoned,
  urgent: false,
  run: (shop, { abandonmentId }) =>
    inShop(shop, async (db) => {
      const cart = await readCart(db, shop, abandonmentId);
      // Somebody who only looked around has no cart.
      if (!cart?.abandonedAt || cart.kind === "browse") return;
      await askToTell(db, shop, { trigger: "cart-abandoned", subject: abandonmentId, time: String(cart.abandonedAt.getTime()) });
    }),
});

const hearOfRecoveredCarts = subscriber({
  name: "flow.hear-of-recovered-carts",
  hears: cartEnded,
  urgent: false,
  run: (shop, { abandonmentId }) =>
    inShop(shop, async (db) => {
      const cart = await readCart(db, shop, abandonmentId);
      if (!cart || cart.kind === "browse" || cart.state !== "completed" || cart.abandonedAt === null || cart.orderId === null) return;
      await askToTell(db, shop, { trigger: "cart-recovered", subject: abandonmentId, time: String(cart.orderId) });
    }),
});

const hearOfExceptions = subscriber({
  name: "flow.hear-of-exceptions",
  hears: exceptionOpened,
  urgent: false,
  run: (shop, { exceptionId, cause }) =>
    inShop(shop, (db) => askToTell(db, shop, { trigger: "order-exception-opened", subject: exceptionId, time: cause })),
});

/** Late at its warehouse, or on its way: once of a parcel, ever. */
const lateParcels = (hears: typeof parcelLate, name: string) =>
  subscriber({
    name: `flow.hear-of-${name}`,
    hears,
    urgent: false,
    run: (shop, { parcelId }) => inShop(shop, (db) => askToTell(db, shop, { trigger: "parcel-late", subject: parcelId, time: "1" })),
  });

const hearOfStockOuts = subscriber({
  name: "flow.hear-of-stock-outs",
  hears: stockOutAhead,
  urgent: false,
  run: (shop, { variantId, saidAt }) =>
    inShop(shop, (db) => askToTell(db, shop, { trigger: "stock-out-ahead", subject: String(variantId), time: String(Date.parse(saidAt)) })),
});

function readCart(db: ShopDb, shop: Pick<Shop, "id">, id: string) {
  return db.abandonment.findUnique({
    where: { shopId_id: { shopId: shop.id, id } },
    select: { kind: true, state: true, abandonedAt: true, orderId: true },
  });
}

/** What Shopify Flow can be told of. Where no workflow of the shop begins with it nothing is done. */
export const hearOfHappenings = [
  hearOfLeftCarts,
  hearOfRecoveredCarts,
  hearOfExceptions,
  lateParcels(parcelLate, "late-parcels"),
  lateParcels(parcelOverdue, "overdue-parcels"),
  hearOfStockOuts,
];
