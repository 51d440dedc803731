import type { PostalAddress } from "#app/orders/postal-address.ts";
import type { Message } from "#app/platform/messages/message.ts";

/**
 * What Waybill asks of any warehouse, whoever runs it.
 *
 * An adapter (one folder per 3PL) turns these questions into the provider's own calls. Answers are values; a `WarehouseFault`
 * is thrown only when no answer came or it made no sense, so that the caller knows that the effect is in doubt.
 */
export type WarehouseConnection = {
  /** Asks the provider who we are with the credentials given. Reads only. */
  check(): Promise<ConnectionCheck>;

  /** Orders one parcel. `reference` is ours, unique and immutable: a provider that knows it already answers `accepted`. */
  createOrder(order: WarehouseOrder): Promise<OrderAnswer>;

  /** The order that the provider holds under our reference, if any: how we look before we leap. */
  findOrder(reference: string): Promise<WarehouseOrderState | undefined>;

  /** The same for many references in as few calls as the provider allows: what the poll uses. Unknown references are absent. */
  findOrders(references: readonly string[]): Promise<readonly WarehouseOrderState[]>;

  cancelOrder(reference: string): Promise<CancelAnswer>;

  /** Sends the order somewhere else, as long as it can still be changed. Twice equals once. */
  changeAddress(reference: string, shipTo: PostalAddress): Promise<AddressAnswer>;

  /** Physical stock per SKU at this building, now. SKUs that the warehouse does not know are absent. */
  readStock(): Promise<readonly StockLevel[]>;

  /** How it can ship, by its own names, as far as the merchant has them switched on there. Empty where it has one way alone. */
  readServices(): Promise<readonly string[]>;

  /** Asks the provider to call `url` about shipments; answers the secret that its calls will be signed with. Twice equals once. */
  subscribe(url: string): Promise<Subscription>;
};

export type ConnectionCheck =
  | { outcome: "connected"; account: string; buildings: readonly Building[]; channels: readonly Channel[] }
  | { outcome: "refused"; reason: "bad-credentials" | "missing-scope"; message: Message };

/** A physical building of the provider, where stock lies and parcels leave. */
export type Building = { id: string; name: string; timeZone: string; address: PostalAddress };

/** A sales channel at the provider that orders are placed under. */
export type Channel = { id: string; name: string };

export type WarehouseOrder = {
  reference: string;
  /** The name the buyer knows the order by, e.g. `#1001`. */
  orderName: string;
  placedAt: string;
  buildingId: string;
  shipTo: PostalAddress;
  lines: readonly OrderedLine[];
  /** One of `readServices`; null: as it usually ships. */
  service: string | null;
  /** What the buyer wrote for whoever unpacks it. */
  giftMessage: string | null;
  /** ISO date at its destination by which its buyer was promised to have it; null where nothing was promised. */
  deliverBy: string | null;
};

/** `properties`: what the buyer asked for with it, such as an engraving, a line each; absent or null when nothing. */
export type OrderedLine = { sku: string; title: string; quantity: number; properties?: string | null };

export type OrderAnswer =
  | { outcome: "accepted"; warehouseOrderId: string }
  | { outcome: "rejected"; reason: RejectionReason; message: Message };

export type RejectionReason = "unknown-sku" | "bad-address" | "no-service" | "out-of-stock" | "other";

export type CancelAnswer = { outcome: "cancelled" } | { outcome: "too-late"; message: Message } | { outcome: "unknown-order" };

export type AddressAnswer = { outcome: "changed" } | { outcome: "too-late"; message: Message };

/** What the provider says of an order of ours, with every shipment it made of it so far. */
export type WarehouseOrderState = {
  reference: string;
  warehouseOrderId: string;
  status: "processing" | "exception" | "completed" | "cancelled";
  shipments: readonly WarehouseShipment[];
};

export type WarehouseShipment = {
  warehouseShipmentId: string;
  status: "processing" | "on-hold" | "exception" | "shipped" | "delivered" | "cancelled";
  /** What went wrong, when status is `exception` or `on-hold`; what the provider wrote itself stands in it `verbatim`. */
  problem: Message | null;
  /** `places`: what the units were ordered as (ordered-skus.ts), where the provider says it. */
  lines: readonly { sku: string; quantity: number; places?: readonly number[] }[];
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** Of its other boxes, when it has several. */
  otherBoxes?: readonly { number: string; url: string | null }[];
  /** ISO 8601, UTC. */
  shippedAt: string | null;
  deliveredAt: string | null;
  events: readonly TrackingEvent[];
};

/** A step of a parcel's way, in Shopify's words (FulfillmentEventStatus). */
export type TrackingEvent = {
  status: TrackingStatus;
  /** ISO 8601, UTC. */
  happenedAt: string;
  message: string | null;
  /** With it the way is over, and not at the door: its carrier has lost the parcel, or brings it back to the sender. */
  end?: "lost" | "returned";
};

export type TrackingStatus =
  | "LABEL_PURCHASED"
  | "CONFIRMED"
  | "CARRIER_PICKED_UP"
  | "IN_TRANSIT"
  | "OUT_FOR_DELIVERY"
  | "ATTEMPTED_DELIVERY"
  | "DELIVERED"
  | "DELAYED"
  | "FAILURE";

/** Units of a SKU physically in the building, and those of them already promised to orders. */
export type StockLevel = { sku: string; onHand: number; committed: number };

/** A warehouse that won't call us (or has no way to) is polled. */
export type Subscription = { outcome: "subscribed"; secret: string } | { outcome: "refused"; message: Message };
