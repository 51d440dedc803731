import { expect, test } from "vitest";
import { shippedAs } from "./shipped-as.ts";

const said = (carrier: string, ...numbers: string[]) => ({ carrier, numbers, urls: [] });
const left = (carrier: string, number: string | null, more: { typed?: string; undoneAt?: Date } = {}) => ({
  carrier,
  trackingNumber: number,
  trackingNumbers: number === null ? [] : [number],
  saidTracking: more.typed === undefined ? null : said(carrier, more.typed),
  undoneAt: more.undoneAt ?? null,
});

test.each([
  ["the same number", [left("Evri", "H1")], said("Evri", "H1")],
  ["the same number, since corrected in Shopify", [left("Evri", "H2", { typed: "H1" })], said("Evri", "H1")],
  ["no number either, and the same carrier", [left("Evri", null)], said("Evri")],
  ["anything, where nothing is known of how it left", [], said("Evri", "H1")],
])("a parcel that left with %s has been shipped just so", (_, shipments, now) => {
  expect(shippedAs(shipments, now)).toBeNull();
});

test.each([
  ["another number", [left("Evri", "H1")], said("Evri", "H2"), "shipped-already", { box: "Evri H1" }],
  ["a number, and none is said now", [left("Evri", "H1")], said("Evri"), "shipped-already", { box: "Evri H1" }],
  ["no number, and one is said now", [left("Evri", null)], said("Evri", "H2"), "shipped-already-untracked", { carrier: "Evri" }],
  ["another carrier, without a number", [left("Evri", null)], said("UPS"), "shipped-already-untracked", { carrier: "Evri" }],
  [
    "the same number in a shipment that was undone",
    [left("Evri", "H1", { undoneAt: new Date(0) })],
    said("Evri", "H1"),
    "undone-already",
    {},
  ],
])("a parcel that left with %s is not shipped as it is said now", (_, shipments, now, key, args) => {
  expect(shippedAs(shipments, now)).toEqual({ code: `packing:${key}`, args });
});
