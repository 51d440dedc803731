import { exceptions } from "./cause-messages.ts";

type Key = Parameters<typeof exceptions.message>[0];

/**
 * What solves an exception of a cause: one button. Either Waybill does something at once, and the exception goes when that has helped; or the
 * button leads to the place where a person puts it right, and the exception goes when they have.
 */
export type Remedy = Deed | Place;

/** `publish`: Shopify is asked again to take a shipment; `stop`: a warehouse, to stop a parcel; `restore`: a warehouse is set up in Shopify again; `take-off`: units are taken off their order and refunded; `apply-again`: an event is given again to who failed over it. */
export const DEEDS = ["reroute", "ship-again", "publish", "stop", "ask-warehouse", "restore", "apply-again", "take-off"] as const;
export type Deed = (typeof DEEDS)[number];

/**
 * `count` a SKU at a warehouse; `add-price` for a country, or set `prices`; resume or connect a warehouse (`open-warehouse`); raise the `limit` of
 * parcels; renew `credentials`; grant a `permission`; look at where `alerts` go.
 */
type Place =
  | "count"
  | "add-price"
  | "prices"
  | "open-warehouse"
  | "product"
  | "limit"
  | "credentials"
  | "permission"
  | "order-in-shopify"
  | "alerts";

/** What exceptions of a cause may have in common: they are shown together, and what solves one solves them all. */
type Shares = "sku" | "productId" | "warehouseId" | "countryCode" | null;

/** A kind of trouble that needs a person: what it is called, what Waybill has already done about it, what solves it, and what several share. */
export type CauseDeclaration = {
  title: ReturnType<typeof exceptions.message>;
  tried: ReturnType<typeof exceptions.message>;
  remedy: Remedy;
  shares: Shares;
  /** It may be the order's address that is wrong, which a person can change. */
  mayBeAddress: boolean;
};

/** Every kind of trouble in carrying orders out. Exceptions are kept by these names: none may change its meaning. */
export const exceptionCauses = {
  "unroutable.out-of-stock": cause("out-of-stock", "count", "sku"),
  "unroutable.address-not-served": cause("address-not-served", "add-price", "countryCode", { mayBeAddress: true }),
  "unroutable.no-warehouse": cause("no-warehouse", "open-warehouse", null),
  "unroutable.line-without-sku": cause("line-without-sku", "product", "productId"),
  /** Two products claim the same product of a warehouse. */
  "unroutable.sku-shared": cause("sku-shared", "product", "productId"),
  "unroutable.currency-mismatch": cause("currency-mismatch", "prices", "countryCode"),
  /** Money is due on delivery, and who has the goods can't have it collected. */
  "unroutable.cash-on-delivery": cause("cash-on-delivery", "order-in-shopify", null),
  /** What its buyer took by an offer of ours; the rest of the order goes on. */
  "unroutable.offered": cause("offered", "take-off", null),
  "unroutable.too-many-parcels": cause("too-many-parcels", "limit", null),
  "parcel.rejected": cause("parcel-rejected", "reroute", "warehouseId", { mayBeAddress: true }),
  "parcel.on-hold": cause("parcel-on-hold", "reroute", "warehouseId"),
  "parcel.cancelled-by-warehouse": cause("parcel-cancelled-by-warehouse", "reroute", "warehouseId"),
  "parcel.too-late": cause("parcel-too-late", "stop", "warehouseId"),
  /** The merchant called it off, and its warehouse did not say in time whether it stops it. */
  "parcel.cancellation-unanswered": cause("parcel-cancellation-unanswered", "stop", "warehouseId"),
  /** Units that Shopify no longer wants leave all the same. */
  "parcel.unwanted": cause("parcel-unwanted", "stop", "warehouseId"),
  /** Its order has another address by now, which its warehouse could not be told. */
  "parcel.address-changed": cause("parcel-address-changed", "stop", "warehouseId"),
  /** Its order has another gift message by now, which its warehouse could not be told. */
  "parcel.gift-message-changed": cause("parcel-gift-message-changed", "stop", "warehouseId"),
  /** Its buyer has it shipped another way by now, which its warehouse could not be told. */
  "parcel.service-changed": cause("parcel-service-changed", "stop", "warehouseId"),
  /** Nobody pays for it any more, and it leaves all the same. */
  "parcel.payment-over": cause("parcel-payment-over", "stop", "warehouseId"),
  /** A fulfillment was cancelled in Shopify after its parcel had left, or a shipment undone at a packing station. */
  "order.shipped-before": cause("order-shipped-before", "ship-again", null),
  /** Its carrier gave up on it. */
  "parcel.lost": cause("parcel-lost", "ship-again", "warehouseId"),
  /** Its carrier brings it back to the warehouse. */
  "parcel.returned": cause("parcel-returned", "ship-again", "warehouseId"),
  /** A box left with things that nobody asked for, as far as its warehouse says. */
  "parcel.other-goods": cause("parcel-other-goods", "order-in-shopify", "warehouseId"),
  /** A warehouse shipped less than it was asked to, and is done. */
  "order.short": cause("order-short", "reroute", "warehouseId"),
  "order.called-back": cause("order-called-back", "reroute", null),
  /** Shopify would not move an order to its warehouse, or request it there. */
  "fulfillment-order.refused": cause("fulfillment-order-refused", "reroute", null),
  /** A parcel left, and Shopify would not take its fulfillment. */
  "shipment.refused": cause("shipment-refused", "publish", null),
  "warehouse.refused": cause("warehouse-refused", "credentials", "warehouseId"),
  /** Its fulfillment service or its location in Shopify is gone. */
  "warehouse.location-off": cause("warehouse-location-off", "restore", "warehouseId"),
  "warehouse.unreachable": cause("warehouse-unreachable", "ask-warehouse", "warehouseId"),
  "routing.needs-permission": cause("routing-needs-permission", "permission", null),
  "event.failed": cause("event-failed", "apply-again", null),
  /** Nobody is told of exceptions any more by one of the ways that the merchant has set up. */
  "alerts.paused": cause("alerts-paused", "alerts", null),
} as const satisfies Record<string, CauseDeclaration>;

/** Kinds that are opened no more, and that rows of former releases may hold. */
export const formerCauses = {
  "unroutable.nothing-to-ship": cause("nothing-to-ship", "reroute", null),
} as const satisfies Record<string, CauseDeclaration>;

export type ExceptionCause = keyof typeof exceptionCauses;

/** `name` is its name in the catalogue; what was tried stands there under `name-tried`. */
function cause<R extends Remedy>(name: Named, remedy: R, shares: Shares, { mayBeAddress } = { mayBeAddress: false }) {
  return { title: exceptions.message(name), tried: exceptions.message(`${name}-tried`), remedy, shares, mayBeAddress };
}

type Named = Key extends infer K ? (K extends `${infer Name}-tried` ? (Name extends "unknown" ? never : Name) : never) : never;
