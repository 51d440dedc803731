import { expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { groupButtons } from "./group-buttons.ts";
import type { ListedException } from "./steady-groups.ts";

const NOTHING = { sku: null, productId: null, warehouseId: null, countryCode: null };

/** Exceptions; in brackets those that are over. */
const items = (...ids: string[]): ListedException[] =>
  ids.map((id) => ({
    id,
    orderId: id.replace(/\D/g, ""),
    orderName: `#${id}`,
    orderIsHeld: false,
    isPastStopping: false,
    warehouseId: null,
    ownerId: null,
    message: verbatim(id),
    openedAt: "2026-01-01T10:00:00.000Z",
    ...(id.startsWith("(") && { isOver: true as const }),
  }));
type Options = { named?: boolean; alone?: boolean; remedy?: "ship-again" | "product" };
const buttons = (ids: string[], { named = true, alone = true, remedy = "ship-again" }: Options = {}) => {
  const group = { items: items(...ids), shared: { ...NOTHING, productId: "7" } };
  const { hasHeading, forAll, forEach } = groupButtons({ group, named, alone, declared: { remedy }, warehouses: [] });
  return { hasHeading, forAll: forAll !== null, forEach };
};

test("several have a button for all and one each; one alone has its own, also when the others are over", () => {
  expect(buttons(["1", "2"])).toEqual({ hasHeading: true, forAll: true, forEach: true });
  expect(buttons(["1"])).toEqual({ hasHeading: false, forAll: false, forEach: true });
  expect(buttons(["(1)", "2"])).toMatchObject({ forAll: false, forEach: true });
});

test("what leads to one place has one button, however many it solves", () => {
  for (const ids of [["1"], ["1", "2"], ["(1)", "2"]])
    expect(buttons(ids, { remedy: "product" })).toEqual({ hasHeading: true, forAll: true, forEach: false });
});

test("what is over takes no heading with it", () => {
  expect(buttons(["(1)"], { remedy: "product" }).hasHeading).toBe(true);
  for (const ids of [
    ["1", "2"],
    ["(1)", "2"],
    ["(1)", "(2)"],
  ]) {
    expect(buttons(ids).hasHeading).toBe(true);
    expect(buttons(ids, { named: false, alone: false }).hasHeading).toBe(true);
  }
});
