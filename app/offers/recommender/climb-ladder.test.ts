import fc from "fast-check";
import { expect, test } from "vitest";
import { climbLadder, RUNGS } from "./climb-ladder.ts";

const candidates = fc.array(fc.record({ productId: fc.nat({ max: 9 }) }), { maxLength: 6 });
const ladder = fc.record(
  { complementary: candidates, together: candidates, alike: candidates, "best-seller": candidates },
  { requiredKeys: [] },
);

test("of any ladder each product comes once, none of the cart, higher rungs first, and as many as there are up to those asked for", () => {
  fc.assert(
    fc.property(ladder, fc.array(fc.nat({ max: 9 })), fc.nat({ max: 8 }), (rungs, inCart, most) => {
      const chosen = climbLadder(rungs, { inCart, most });
      const ids = chosen.map(({ productId }) => productId);
      const places = chosen.map(({ rung }) => RUNGS.indexOf(rung));
      const there = new Set(Object.values(rungs).flatMap((some) => some.map(({ productId }) => productId))).difference(new Set(inCart));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => inCart.includes(id))).toEqual([]);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(chosen.length).toBe(Math.min(most, there.size));
    }),
  );
});
