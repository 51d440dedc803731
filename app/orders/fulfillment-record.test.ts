import { describe, expect, test } from "vitest";
import type { FulfillmentFieldsFragment } from "#admin/fulfillment-fields.ts";
import type { FulfillmentOrderFieldsFragment } from "#admin/fulfillment-order-fields.ts";
import type { FulfillmentOrderLineFieldsFragment } from "#admin/fulfillment-order-line-fields.ts";
import { fulfillmentFromAdmin, importFulfillments } from "./fulfillment-record.ts";
import { fulfillmentOrderLineFromAdmin } from "./fulfillment-order-line-record.ts";
import { fulfillmentOrderFromAdmin } from "./fulfillment-order-record.ts";

const ORDER = "gid://shopify/Order/5001";
const times = { createdAt: "2026-10-05T09:00:00Z", updatedAt: "2026-10-05T09:01:00Z" };

const fulfillment: FulfillmentFieldsFragment = {
  id: "gid://shopify/Fulfillment/31",
  name: "#1001-F1",
  status: "SUCCESS",
  displayStatus: "IN_TRANSIT",
  location: { id: "gid://shopify/Location/3" },
  trackingInfo: [{ company: "Royal Mail", number: "RM1GB", url: "https://track.example/RM1GB" }],
  ...times,
};

const fulfillmentOrder: FulfillmentOrderFieldsFragment = {
  id: "gid://shopify/FulfillmentOrder/41",
  orderId: ORDER,
  assignedLocation: { location: { id: "gid://shopify/Location/3" } },
  status: "OPEN",
  requestStatus: "UNSUBMITTED",
  supportedActions: [{ action: "MOVE" }, { action: "HOLD" }],
  fulfillmentHolds: [],
  fulfillAt: null,
  deliveryMethod: { methodType: "SHIPPING" },
  ...times,
};

const line: FulfillmentOrderLineFieldsFragment = {
  id: "gid://shopify/FulfillmentOrderLineItem/51",
  lineItem: { id: "gid://shopify/LineItem/9" },
  inventoryItemId: "gid://shopify/InventoryItem/61",
  sku: "MUG-1",
  totalQuantity: 3,
  remainingQuantity: 1,
  weight: { unit: "KILOGRAMS", value: 0.4 },
  requiresShipping: true,
};

describe("the copy of a fulfillment", () => {
  test("keeps every parcel's number and link, and the first carrier that is named", () => {
    const trackingInfo = [
      { company: null, number: "A1", url: null },
      { company: "DHL", number: null, url: "https://track.example/?n=1,2" },
      { company: "UPS", number: "B2", url: null },
    ];
    expect(fulfillmentFromAdmin({ ...fulfillment, trackingInfo }, ORDER)).toMatchObject({
      orderId: "5001",
      trackingCompany: "DHL",
      trackingNumbers: '{"A1","B2"}',
      trackingUrls: '{"https://track.example/?n=1,2"}',
    });
  });

  test("without tracking or a place has empty lists and no place", () => {
    expect(fulfillmentFromAdmin({ ...fulfillment, trackingInfo: [], location: null }, ORDER)).toMatchObject({
      locationId: null,
      trackingCompany: null,
      trackingNumbers: "{}",
      trackingUrls: "{}",
    });
  });

  test("of a bulk file there is one for each that the order has, and none for an order that has none", () => {
    const of = (fulfillments: readonly FulfillmentFieldsFragment[]) => {
      const ids: unknown[] = [];
      const node = { __typename: "Order", id: ORDER, fulfillments };
      importFulfillments.read(node, (_, row) => ids.push([row.orderId, row.id]), 2);
      return ids;
    };
    expect(of([])).toEqual([]);
    expect(of([fulfillment, { ...fulfillment, id: "gid://shopify/Fulfillment/32" }])).toEqual([
      ["5001", "31"],
      ["5001", "32"],
    ]);
  });
});

describe("the copy of a fulfillment order", () => {
  const HOLDS = [
    { reason: "INVENTORY_OUT_OF_STOCK", reasonNotes: " " },
    { reason: "OTHER", reasonNotes: "Ships on 12 December" },
    { reason: "OTHER", reasonNotes: "Ask Ada" },
  ] as const;
  test("says what may be done with it and why it is held", () => {
    const held = { ...fulfillmentOrder, fulfillmentHolds: HOLDS } as const;
    expect(fulfillmentOrderFromAdmin(held)).toMatchObject({
      orderId: "5001",
      assignedLocationId: "3",
      supportedActions: '{"MOVE","HOLD"}',
      onHoldReasons: '{"INVENTORY_OUT_OF_STOCK","OTHER","OTHER"}',
      onHoldNotes: "Ships on 12 December; Ask Ada",
    });
    expect(fulfillmentOrderFromAdmin(fulfillmentOrder)).toMatchObject({ onHoldReasons: "{}", onHoldNotes: null });
  });

  test("whose location is gone is assigned to none", () => {
    expect(fulfillmentOrderFromAdmin({ ...fulfillmentOrder, assignedLocation: { location: null } }).assignedLocationId).toBeNull();
  });

  test("has lines that know what is left of them and what a unit weighs", () => {
    expect(fulfillmentOrderLineFromAdmin(line, fulfillmentOrder.id)).toEqual({
      id: "51",
      fulfillmentOrderId: "41",
      orderLineId: "9",
      inventoryItemId: "61",
      sku: "MUG-1",
      totalQuantity: "3",
      remainingQuantity: "1",
      grams: "400",
      requiresShipping: "t",
    });
  });

  test("has lines without a SKU, an item or a weight", () => {
    const bare = { ...line, sku: " ", inventoryItemId: null, weight: null, requiresShipping: false };
    expect(fulfillmentOrderLineFromAdmin(bare, fulfillmentOrder.id)).toMatchObject({
      sku: null,
      inventoryItemId: null,
      grams: null,
      requiresShipping: "f",
    });
  });
});
