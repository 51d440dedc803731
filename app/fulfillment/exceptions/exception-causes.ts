import type { Message } from "#app/platform/messages/message.ts";

import { exceptions } from "./cause-messages.ts";

/** A kind of trouble that needs a person: what it is called, what Waybill has already done about it, and what a person can do here. */
export type CauseDeclaration = { title: Message; tried: Message; remedy: Remedy };

/**
 * `reroute` the order, have Shopify asked again to take a shipment (`publish`), have units that left once sent again (`ship-again`), go to the `warehouse`, grant a `permission`. With `none`
 * it can only be dismissed.
 */
export type Remedy = "reroute" | "publish" | "ship-again" | "warehouse" | "permission" | "none";

/** Every kind of trouble in carrying orders out. Exceptions are kept by these names: none may change its meaning. */
export const exceptionCauses = {
  "unroutable.nothing-to-ship": {
    title: exceptions.message("nothing-to-ship"),
    tried: exceptions.message("nothing-to-ship-tried"),
    remedy: "reroute",
  },
  "unroutable.out-of-stock": {
    title: exceptions.message("out-of-stock"),
    tried: exceptions.message("out-of-stock-tried"),
    remedy: "reroute",
  },
  "unroutable.address-not-served": {
    title: exceptions.message("address-not-served"),
    tried: exceptions.message("address-not-served-tried"),
    remedy: "reroute",
  },
  "unroutable.no-warehouse": {
    title: exceptions.message("no-warehouse"),
    tried: exceptions.message("no-warehouse-tried"),
    remedy: "reroute",
  },
  "unroutable.line-without-sku": {
    title: exceptions.message("line-without-sku"),
    tried: exceptions.message("line-without-sku-tried"),
    remedy: "reroute",
  },
  "unroutable.currency-mismatch": {
    title: exceptions.message("currency-mismatch"),
    tried: exceptions.message("currency-mismatch-tried"),
    remedy: "reroute",
  },
  "unroutable.too-many-parcels": {
    title: exceptions.message("too-many-parcels"),
    tried: exceptions.message("too-many-parcels-tried"),
    remedy: "reroute",
  },
  "parcel.rejected": {
    title: exceptions.message("parcel-rejected"),
    tried: exceptions.message("parcel-rejected-tried"),
    remedy: "reroute",
  },
  "parcel.on-hold": { title: exceptions.message("parcel-on-hold"), tried: exceptions.message("parcel-on-hold-tried"), remedy: "reroute" },
  "parcel.cancelled-by-warehouse": {
    title: exceptions.message("parcel-cancelled-by-warehouse"),
    tried: exceptions.message("parcel-cancelled-by-warehouse-tried"),
    remedy: "reroute",
  },
  "parcel.too-late": { title: exceptions.message("parcel-too-late"), tried: exceptions.message("parcel-too-late-tried"), remedy: "none" },
  /** Units that Shopify no longer wants leave all the same. */
  "parcel.unwanted": { title: exceptions.message("parcel-unwanted"), tried: exceptions.message("parcel-unwanted-tried"), remedy: "none" },
  /** Nobody pays for it any more, and it leaves all the same. */
  "parcel.payment-over": {
    title: exceptions.message("parcel-payment-over"),
    tried: exceptions.message("parcel-payment-over-tried"),
    remedy: "none",
  },
  /** A fulfillment was cancelled in Shopify after its parcel had left. */
  "order.shipped-before": {
    title: exceptions.message("order-shipped-before"),
    tried: exceptions.message("order-shipped-before-tried"),
    remedy: "ship-again",
  },
  /** Its carrier gave up on it. */
  "parcel.lost": { title: exceptions.message("parcel-lost"), tried: exceptions.message("parcel-lost-tried"), remedy: "ship-again" },
  /** Its carrier brings it back to the warehouse. */
  "parcel.returned": {
    title: exceptions.message("parcel-returned"),
    tried: exceptions.message("parcel-returned-tried"),
    remedy: "ship-again",
  },
  /** A box left with things that nobody asked for, as far as its warehouse says. */
  "parcel.other-goods": {
    title: exceptions.message("parcel-other-goods"),
    tried: exceptions.message("parcel-other-goods-tried"),
    remedy: "none",
  },
  /** A warehouse shipped less than it was asked to, and is done. */
  "order.short": { title: exceptions.message("order-short"), tried: exceptions.message("order-short-tried"), remedy: "reroute" },
  "order.called-back": {
    title: exceptions.message("order-called-back"),
    tried: exceptions.message("order-called-back-tried"),
    remedy: "reroute",
  },
  /** Shopify would not move an order to its warehouse, or request it there. */
  "fulfillment-order.refused": {
    title: exceptions.message("fulfillment-order-refused"),
    tried: exceptions.message("fulfillment-order-refused-tried"),
    remedy: "reroute",
  },
  /** A parcel left, and Shopify would not take its fulfillment. */
  "shipment.refused": {
    title: exceptions.message("shipment-refused"),
    tried: exceptions.message("shipment-refused-tried"),
    remedy: "publish",
  },
  "warehouse.refused": {
    title: exceptions.message("warehouse-refused"),
    tried: exceptions.message("warehouse-refused-tried"),
    remedy: "warehouse",
  },
  /** Its fulfillment service or its location in Shopify is gone. */
  "warehouse.location-off": {
    title: exceptions.message("warehouse-location-off"),
    tried: exceptions.message("warehouse-location-off-tried"),
    remedy: "warehouse",
  },
  "warehouse.unreachable": {
    title: exceptions.message("warehouse-unreachable"),
    tried: exceptions.message("warehouse-unreachable-tried"),
    remedy: "warehouse",
  },
  "routing.needs-permission": {
    title: exceptions.message("routing-needs-permission"),
    tried: exceptions.message("routing-needs-permission-tried"),
    remedy: "permission",
  },
  "event.failed": { title: exceptions.message("event-failed"), tried: exceptions.message("event-failed-tried"), remedy: "none" },
} as const satisfies Record<string, CauseDeclaration>;

export type ExceptionCause = keyof typeof exceptionCauses;
