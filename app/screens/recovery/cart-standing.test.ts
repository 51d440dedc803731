import { expect, test } from "vitest";
import { type CartFacts, standingOfCart } from "./cart-standing.ts";

const left: CartFacts = {
  state: "abandoned",
  isKnown: true,
  isHeldOut: false,
  reach: ["email"],
  hasAddress: true,
  withheld: [],
  run: null,
  sent: 0,
  isAnyJourneyLive: true,
};
const run = { journey: "Win back", endedBy: null, dueAt: "2026-11-27T12:00:00Z" };

test.each<[string, Partial<CartFacts>, object]>([
  ["whose buyer is at it", { state: "active" }, { is: "active" }],
  ["that was bought by itself", { state: "completed" }, { is: "bought" }],
  ["that was bought after a message", { state: "completed", sent: 1 }, { is: "bought-after" }],
  ["of somebody held out, also while a journey counts them", { isHeldOut: true, run }, { is: "held-out" }],
  ["in a journey", { run }, { is: "under-way", journey: "Win back", dueAt: run.dueAt }],
  ["whose journey is over", { run: { ...run, endedBy: "unsubscribed" }, sent: 2 }, { is: "ended", endedBy: "unsubscribed", sent: 2 }],
  ["whose addresses Shopify withholds", { hasAddress: false, isKnown: false, withheld: ["email", "phone"], reach: [] }, { is: "withheld" }],
  ["of nobody knows whom", { hasAddress: false, isKnown: false, reach: [] }, { is: "unknown" }],
  ["of a known buyer without an address", { hasAddress: false, reach: [] }, { is: "no-address" }],
  ["of somebody who never agreed", { reach: [] }, { is: "no-consent" }],
  ["that no live journey is there for", { isAnyJourneyLive: false }, { is: "no-journey" }],
  ["that no journey takes", {}, { is: "not-taken" }],
])("a cart %s is told so", (_, facts, standing) => {
  expect(standingOfCart({ ...left, ...facts })).toMatchObject(standing);
});
