import type { ShipBobOrder } from "./shipbob-order.ts";
import type { ShipBobProduct } from "./shipbob-product.ts";
import type { ShipBobShipment } from "./shipbob-shipment.ts";
import type { WebhookSubscription } from "./webhook-subscription.ts";

/** All that the stand-in knows, in memory. */
export type ShipBobState = {
  readonly products: Map<string, ShipBobProduct>;
  readonly productsById: Map<number, ShipBobProduct>;
  readonly orders: Map<number, ShipBobOrder>;
  readonly ordersByReference: Map<string, ShipBobOrder>;
  readonly shipments: Map<number, ShipBobShipment>;
  readonly subscriptions: Map<string, WebhookSubscription>;
  /** What will not be imported, and why: an order by its reference, or whichever comes next. */
  readonly refusals: Map<string, string>;
  nextId(): number;
  addProduct(sku: string, name: string, createdAt: string): ShipBobProduct;
};

export function createState(): ShipBobState {
  let lastId = 310_000_000;
  const products = new Map<string, ShipBobProduct>();
  const productsById = new Map<number, ShipBobProduct>();
  const nextId = () => ++lastId;
  return {
    products,
    productsById,
    orders: new Map(),
    ordersByReference: new Map(),
    shipments: new Map(),
    subscriptions: new Map(),
    refusals: new Map(),
    nextId,
    addProduct(sku, name, createdAt) {
      const product: ShipBobProduct = {
        id: nextId(),
        variantId: nextId(),
        inventoryId: nextId(),
        sku,
        name,
        createdAt,
        onHand: new Map(),
        committed: new Map(),
      };
      products.set(sku, product);
      productsById.set(product.id, product);
      return product;
    },
  };
}
