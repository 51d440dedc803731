import type { Clock } from "../../clock.ts";
import type { Ledger } from "../../ledger.ts";
import type { ShopEvent } from "../shop-event.ts";
import { shopCallbacks } from "./shop-callbacks.ts";
import type { IdKind, ShopState } from "./shop-state.ts";

export type ShopOptions = { clock: Clock; ledger: Ledger; domain?: string; name?: string; plus?: boolean };

/** Ids are as large as Shopify's own, so that nobody keeps them in 32 bits. */
export const FIRST_ID: Record<IdKind, number> = {
  location: 70_100_000_001,
  fulfillmentService: 61_200_001,
  product: 8_100_000_000_001,
  variant: 45_100_000_000_001,
  inventoryItem: 47_200_000_000_001,
  inventoryLevel: 120_000_000_001,
  collection: 470_000_000_001,
  customer: 7_100_000_000_001,
  order: 5_600_000_000_001,
  line: 14_100_000_000_001,
  shippingLine: 4_400_000_000_001,
  fulfillmentOrder: 6_700_000_000_001,
  fulfillmentOrderLine: 13_900_000_000_001,
  fulfillment: 5_100_000_000_001,
  fulfillmentLine: 11_800_000_000_001,
  fulfillmentEvent: 9_300_000_000_001,
  hold: 2_500_000_000_001,
  merchantRequest: 3_300_000_000_001,
  adjustmentGroup: 1_900_000_000_001,
  metafield: 26_000_000_000_001,
  transaction: 10_500_000_000_001,
  refund: 1_020_000_000_001,
  refundLine: 650_000_000_001,
  calculatedOrder: 112_000_000_001,
  draftOrder: 1_270_000_000_001,
  draftOrderLine: 58_000_000_000_001,
  discount: 1_660_000_000_001,
  redeemCode: 22_300_000_000_001,
  codeCreation: 799_000_000_001,
  productOperation: 79_000_000_001,
  lineGroup: 31_000_000_001,
  abandonedCheckout: 36_200_000_000_001,
  abandonedLine: 90_400_000_000_001,
  webPixel: 2_100_000_001,
  segment: 2_200_000_001,
};

/** An empty shop in London that sells in pounds. */
export function createShopState({
  clock,
  ledger,
  domain = "waybill-demo.myshopify.com",
  name = "Waybill Demo",
  plus = true,
}: ShopOptions): ShopState {
  const listeners = new Set<(event: ShopEvent) => void>();
  const next = { ...FIRST_ID };
  const now = () => clock.now().epochMilliseconds;
  const state: Omit<ShopState, "callbacks"> = {
    clock,
    ledger,
    events: {
      emit: (event) => listeners.forEach((listener) => listener(event)),
      on(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    shop: {
      __typename: "Shop",
      id: 63_000_000_001,
      name,
      email: "owner@waybill-demo.example",
      ownerName: "Demo Owner",
      myshopifyDomain: domain,
      currency: "GBP",
      ianaTimezone: "Europe/London",
      plan: plus ? { publicDisplayName: "Shopify Plus", shopifyPlus: true } : { publicDisplayName: "Basic", shopifyPlus: false },
      address: {
        firstName: null,
        lastName: null,
        company: name,
        address1: "12 Brick Lane",
        address2: null,
        city: "London",
        province: "England",
        provinceCode: "ENG",
        zip: "E1 6RF",
        country: "United Kingdom",
        countryCode: "GB",
        phone: "+442079460000",
      },
      createdAt: now(),
      updatedAt: now(),
    },
    appHost: null,
    locations: new Map(),
    fulfillmentServices: new Map(),
    products: new Map(),
    variants: new Map(),
    variantsByItem: new Map(),
    variantsBySku: new Map(),
    inventory: new Map(),
    collections: new Map(),
    customers: new Map(),
    customersByEmail: new Map(),
    orders: new Map(),
    lines: new Map(),
    fulfillmentOrders: new Map(),
    fulfillments: new Map(),
    metafields: new Map(),
    calculatedOrders: new Map(),
    draftOrders: new Map(),
    abandonedCheckouts: new Map(),
    isPixelDeployed: true,
    segments: new Map(),
    membersQueries: new Map(),
    webPixel: null,
    flow: { received: [], used: new Set(), undeployed: new Set() },
    discounts: new Map(),
    discountsByCode: new Map(),
    productOperations: new Map(),
    codeCreations: new Map(),
    jobs: new Map(),
    nextId: (kind) => next[kind]++,
    now,
  };
  const shop = state as ShopState;
  shop.callbacks = shopCallbacks(shop);
  return shop;
}
