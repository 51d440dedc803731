import { expect, test } from "vitest";
import type { CartRunFacts } from "./cart-run.ts";
import { type CartFacts, standingOfCart } from "./cart-standing.ts";
import { standingInLines, standingInWords } from "./standing-in-words.ts";

const left: CartFacts = {
  state: "abandoned",
  isKnown: true,
  isHeldOut: false,
  reach: ["email"],
  hasAddress: true,
  withheld: [],
  runs: [],
  sent: 0,
  isAnyJourneyLive: true,
  enteredWithAnother: null,
};
const run: CartRunFacts = {
  journey: "Win back",
  isPaused: false,
  endedBy: null,
  dueAt: "2026-11-27T12:00:00Z",
  plannedAt: null,
  callAt: null,
};
const ended = { ...run, dueAt: null };

test.each<[string, Partial<CartFacts>, object]>([
  ["whose buyer is at it", { state: "active" }, { is: "active" }],
  ["that was bought by itself", { state: "completed" }, { is: "bought" }],
  ["that was bought after a message", { state: "completed", sent: 1 }, { is: "bought-after" }],
  ["of somebody held out, also while a journey counts them", { isHeldOut: true, runs: [run] }, { is: "held-out" }],
  ["in a journey", { runs: [run] }, { is: "under-way", runs: [run] }],
  ["whose journey is over", { runs: [{ ...ended, endedBy: "unsubscribed" }], sent: 2 }, { is: "ended", endedBy: "unsubscribed", sent: 2 }],
  ["whose addresses Shopify withholds", { hasAddress: false, isKnown: false, withheld: ["email", "phone"], reach: [] }, { is: "withheld" }],
  ["of nobody knows whom", { hasAddress: false, isKnown: false, reach: [] }, { is: "unknown" }],
  ["of a known buyer without an address", { hasAddress: false, reach: [] }, { is: "no-address" }],
  ["of somebody who never agreed", { reach: [] }, { is: "no-consent" }],
  ["that no live journey is there for", { isAnyJourneyLive: false }, { is: "no-journey" }],
  ["of who was in the journey with another cart", { enteredWithAnother: "Win back" }, { is: "another-cart", journey: "Win back" }],
  ["that no journey takes", {}, { is: "not-taken" }],
])("a cart %s is told so", (_, facts, standing) => {
  expect(standingOfCart({ ...left, ...facts })).toMatchObject(standing);
});

const later = { ...run, journey: "Later", dueAt: "2026-11-28T12:00:00Z" };
const paused = { ...run, journey: "Paused", isPaused: true };
const calls = { ...ended, journey: "Calls", endedBy: "finished" as const, callAt: "2026-11-27T09:00:00Z" };
const said = (...runs: CartRunFacts[]) => standingInLines(standingOfCart({ ...left, runs })).map(({ code, args }) => [code.split(":")[1], args["journey"], args["moment"]]); // oxfmt-ignore

test("every journey that has yet to do something about a cart is named, what happens soonest first: a call on the list too, although its journey is done", () => {
  expect(said(paused, later, calls, run)).toEqual([
    ["is-to-be-called", "Calls", undefined],
    ["is-under-way-next", "Win back", run.dueAt],
    ["is-under-way-next", "Later", later.dueAt],
    ["is-paused", "Paused", undefined],
  ]);
  expect(standingInWords(standingOfCart({ ...left, runs: [later, run] }))).toMatchObject({
    args: { what: { args: { journey: "Win back" } }, count: 1 },
  });
  expect(said({ ...ended, endedBy: "finished" })).toEqual([["ended-finished", "Win back", undefined]]);
});

test("of a cart in a paused journey no next step is promised, only what was planned before and leaves all the same", () => {
  expect(said(paused)).toEqual([["is-paused", "Paused", undefined]]);
  expect(said({ ...paused, plannedAt: later.dueAt })).toEqual([["is-paused-planned", "Paused", later.dueAt]]);
});
