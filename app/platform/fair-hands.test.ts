import { expect, test } from "vitest";
import { createFairHands } from "./fair-hands.ts";

test("one shop alone has half of the hands, and the next one that comes has a hand at once", () => {
  const hands = createFairHands<string>(8);
  while (hands.has("busy")) hands.take("busy");
  expect(hands.held().get("busy")).toBe(4);
  expect(hands.has("quiet")).toBe(true);
});

test("shops that are all busy leave a hand for one more, as long as there are hands", () => {
  const hands = createFairHands<number>(12);
  for (const shop of [1, 2, 3]) while (hands.has(shop)) hands.take(shop);
  expect(hands.has(4)).toBe(true);
  expect(hands.has(1)).toBe(false);
});

test("a hand that is given back is free again, and a shop with nothing in hand does not count", () => {
  const hands = createFairHands<string>(2);
  hands.take("a");
  expect(hands.has("a")).toBe(false);
  hands.giveBack("a");
  expect(hands.free()).toBe(2);
  expect(hands.held().size).toBe(0);
  expect(hands.has("a")).toBe(true);
});
