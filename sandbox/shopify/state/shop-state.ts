import type { Clock } from "../../clock.ts";
import type { Ledger } from "../../ledger.ts";
import type { AbandonedCheckoutRecord } from "../abandonment/abandoned-checkout-record.ts";
import type { CodeCreationRecord } from "../discounts/code-creation-record.ts";
import type { DiscountRecord } from "../discounts/discount-record.ts";
import type { FlowRecord } from "../flow/flow-record.ts";
import type { FulfillmentCallbacks } from "../callbacks/fulfillment-callbacks.ts";
import type { BundleOperationRecord } from "../products/bundles/bundle-record.ts";
import type { ShopEvents } from "../shop-event.ts";
import type { CalculatedOrderRecord } from "../order-edits/calculated-order-record.ts";
import type { DraftOrderRecord } from "../draft-orders/draft-order-record.ts";
import type { CollectionRecord } from "./collection-record.ts";
import type { CustomerRecord } from "./customer-record.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord, LineRecord, OrderRecord } from "./order-record.ts";
import type { FulfillmentServiceRecord } from "./fulfillment-service-record.ts";
import type { InventoryLevelRecord } from "./inventory-level-record.ts";
import type { LocationRecord } from "./location-record.ts";
import type { MetafieldRecord } from "./metafield-record.ts";
import type { ProductRecord, VariantRecord } from "./product-record.ts";
import type { MembersQueryRecord } from "../segments/members-query-record.ts";
import type { SegmentRecord } from "../segments/segment-record.ts";
import type { ShopRecord } from "./shop-record.ts";

/**
 * Everything that one shop is, in memory. Records are plain objects keyed by numeric id (the number in their GID); every map is in
 * ascending order of id, which is also the order of creation. Money is integer minor units of the shop's currency, weight is grams,
 * time is milliseconds since 1970 in UTC. Change records only through the functions beside this file: they keep the indexes true,
 * tell the shop's events and write the ledger.
 */
export type ShopState = {
  clock: Clock;
  ledger: Ledger;
  events: ShopEvents;
  shop: ShopRecord;
  /** Host of the app: its fulfillment services may be called back nowhere else. Null while nobody said. */
  appHost: string | null;
  /** In order of routing priority. */
  locations: Map<number, LocationRecord>;
  fulfillmentServices: Map<number, FulfillmentServiceRecord>;
  products: Map<number, ProductRecord>;
  variants: Map<number, VariantRecord>;
  variantsByItem: Map<number, VariantRecord>;
  variantsBySku: Map<string, VariantRecord>;
  /** By inventory item id, then location id. */
  inventory: Map<number, Map<number, InventoryLevelRecord>>;
  collections: Map<number, CollectionRecord>;
  customers: Map<number, CustomerRecord>;
  customersByEmail: Map<string, CustomerRecord>;
  orders: Map<number, OrderRecord>;
  lines: Map<number, LineRecord>;
  fulfillmentOrders: Map<number, FulfillmentOrderRecord>;
  fulfillments: Map<number, FulfillmentRecord>;
  metafields: Map<string, MetafieldRecord[]>;
  /** Order edits that were begun. */
  calculatedOrders: Map<number, CalculatedOrderRecord>;
  draftOrders: Map<number, DraftOrderRecord>;
  /** Checkouts that were begun and told; those that an order came of among them. */
  abandonedCheckouts: Map<number, AbandonedCheckoutRecord>;
  /** Whether the app's pixel was deployed with it: Shopify knows of none otherwise. */
  isPixelDeployed: boolean;
  segments: Map<number, SegmentRecord>;
  /** By GID. */
  membersQueries: Map<string, MembersQueryRecord>;
  /** What the app's pixel is told in the shop's pages; null while the app has not put it there. */
  webPixel: { __typename: "WebPixel"; id: number; settings: Record<string, string> } | null;
  /** What Shopify Flow was told, and what it uses. */
  flow: FlowRecord;
  discounts: Map<number, DiscountRecord>;
  /** By their codes, as `codeKey` writes them. */
  discountsByCode: Map<string, DiscountRecord>;
  productOperations: Map<number, BundleOperationRecord>;
  /** Codes that were to be added to a discount together. */
  codeCreations: Map<number, CodeCreationRecord>;
  /** Work that is done a moment later, by its GID. */
  jobs: Map<string, { id: string; done: boolean }>;
  /** What the callback caller asks and brings back. */
  callbacks: FulfillmentCallbacks;
  /** The next free number for a kind of record. */
  nextId(kind: IdKind): number;
  /** The clock's time in milliseconds. */
  now(): number;
};

export type IdKind =
  | "location"
  | "fulfillmentService"
  | "product"
  | "variant"
  | "inventoryItem"
  | "inventoryLevel"
  | "collection"
  | "customer"
  | "order"
  | "line"
  | "shippingLine"
  | "fulfillmentOrder"
  | "fulfillmentOrderLine"
  | "fulfillment"
  | "fulfillmentLine"
  | "fulfillmentEvent"
  | "hold"
  | "merchantRequest"
  | "adjustmentGroup"
  | "metafield"
  | "transaction"
  | "refund"
  | "refundLine"
  | "calculatedOrder"
  | "draftOrder"
  | "draftOrderLine"
  | "discount"
  | "redeemCode"
  | "codeCreation"
  | "productOperation"
  | "lineGroup"
  | "abandonedCheckout"
  | "abandonedLine"
  | "webPixel"
  | "segment";
