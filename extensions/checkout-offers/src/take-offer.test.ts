import { describe, expect, test, vi } from "vitest";
import { isHadOtherwise, leaveOffer, offeredLine, takeOffer, type Checkout, type Line } from "./take-offer.ts";

const offered = { offerId: "o1", merchandiseId: "gid://shopify/ProductVariant/11", quantity: 2, code: "CUP", price: 16 };
const costs = (amount: number) => ({ cost: { totalAmount: { amount } } });

const ours: Line = {
  id: "gid://shopify/CartLine/7",
  quantity: 2,
  merchandise: { id: offered.merchandiseId },
  attributes: [{ key: "_waybill_offer", value: "o1" }],
  ...costs(16),
};
const bought: Line = {
  id: "gid://shopify/CartLine/1",
  quantity: 1,
  merchandise: { id: offered.merchandiseId },
  attributes: [],
  ...costs(10),
};

type Refusal = "error" | "throw";

/** A checkout that does what Shopify's does: ids change with every change, and lines are told of after the call that changed them. */
function checkout({
  lines = [bought],
  refuses = {},
  costing = 16,
}: { lines?: Line[]; refuses?: Record<string, Refusal>; costing?: number } = {}) {
  const hearers = new Set<(lines: readonly Line[]) => void>();
  const codes: string[] = [];
  let changes = 0;
  const answer = (kind: string, change: () => void) => {
    if (refuses[kind] === "throw") return Promise.reject(new Error("Not in this wallet"));
    if (refuses[kind] === "error") return Promise.resolve({ type: "error", message: "No" });
    queueMicrotask(() => {
      change();
      changes += 1;
      lines = lines.map((line) => ({ ...line, id: `${line.id.replace(/~.*/, "")}~${changes}` }));
      for (const hear of hearers) hear(lines);
    });
    return Promise.resolve({ type: "success" });
  };
  const shopify: Checkout = {
    lines: {
      get value() {
        return lines;
      },
      subscribe: (hear) => {
        hearers.add(hear);
        return () => hearers.delete(hear);
      },
    },
    applyCartLinesChange: (change) =>
      answer(change.type, () => {
        if (change.type === "removeCartLine") lines = lines.filter(({ id }) => id !== change.id);
        else
          lines = [
            ...lines,
            {
              id: "new",
              quantity: change.quantity,
              merchandise: { id: change.merchandiseId },
              attributes: change.attributes,
              ...costs(20),
            },
          ];
      }),
    applyDiscountCodeChange: (change) =>
      answer(change.type, () => {
        if (change.type === "addDiscountCode") codes.push(change.code);
        if (change.type === "addDiscountCode")
          lines = lines.map((line) => (line.id.startsWith("new") ? { ...line, ...costs(costing) } : line));
        else codes.splice(codes.indexOf(change.code), 1);
      }),
  };
  return { shopify, codes, lines: () => lines };
}

describe("an offer in Shopify's checkout", () => {
  test("is not made where another one has put the same into the cart: nobody has it for less twice", () => {
    const others: Line = { ...ours, attributes: [{ key: "_waybill_offer", value: "o2" }] };
    expect([isHadOtherwise([bought, ours], offered), isHadOtherwise([bought, others], offered)]).toEqual([false, true]);
  });

  test("that is taken becomes a line that says which offer it was, with its code", async () => {
    const { shopify, codes, lines } = checkout();

    expect(await takeOffer(shopify, offered)).toBe(true);

    await expect.poll(() => codes).toEqual(["CUP"]);
    expect(lines()).toHaveLength(2);
    expect(offeredLine(lines(), offered)).toMatchObject({
      quantity: 2,
      attributes: [...ours.attributes, { key: "_waybill_place", value: "checkout" }],
    });
  });

  test("is told from the same product that the buyer put there himself", () => {
    expect(offeredLine([bought], offered)).toBeUndefined();
    expect(offeredLine([bought, { ...ours, attributes: [{ key: "_waybill_offer", value: "another" }] }], offered)).toBeUndefined();
    expect(offeredLine([bought, ours], offered)).toBe(ours);
  });

  test.each<Refusal>(["error", "throw"])(
    "is not taken where the checkout allows no change (%s), and nothing else is tried",
    async (how) => {
      const { shopify, codes, lines } = checkout({ refuses: { addCartLine: how } });

      expect(await takeOffer(shopify, offered)).toBe(false);
      expect([lines(), codes]).toEqual([[bought], []]);
    },
  );

  test.each<Refusal>(["error", "throw"])("whose code is not taken (%s) goes out again: nobody pays more than he was told", async (how) => {
    const { shopify, lines } = checkout({ refuses: { addDiscountCode: how } });

    expect(await takeOffer(shopify, offered)).toBe(false);
    await expect.poll(lines).toMatchObject([{ attributes: [] }]);
  });

  test("that Shopify asks more for than was told, whatever discount it prefers, goes out again with its code", async () => {
    vi.useFakeTimers();
    const { shopify, codes, lines } = checkout({ costing: 20 });
    const taken = takeOffer(shopify, offered);
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();

    expect(await taken).toBe(false);
    await expect.poll(lines).toMatchObject([{ attributes: [] }]);
    await expect.poll(() => codes).toEqual([]);
  });

  test("that is left again goes out with its code, whatever its line is called by then", async () => {
    const { shopify, codes, lines } = checkout();
    await takeOffer(shopify, offered);
    await expect.poll(() => codes).toEqual(["CUP"]);

    expect(await leaveOffer(shopify, offered)).toBe(true);

    await expect.poll(() => codes).toEqual([]);
    expect(lines()).toMatchObject([{ attributes: [] }]);
  });

  test("that can't be taken out keeps its code: what is in the cart keeps its price", async () => {
    const { shopify, codes } = checkout({ refuses: { removeCartLine: "error" } });
    await takeOffer(shopify, offered);
    await expect.poll(() => codes).toEqual(["CUP"]);

    expect(await leaveOffer(shopify, offered)).toBe(false);
    expect(codes).toEqual(["CUP"]);
  });
});
