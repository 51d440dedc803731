import { expect, test } from "vitest";
import { parseOptions } from "./parse-options.ts";

const defaults = { orders: 300, "per-second": 0.5, json: false };

test("what is not said is as its default", () => {
  expect(parseOptions(defaults, [])).toEqual(defaults);
});

test("a number is read as one, a flag by its name alone", () => {
  expect(parseOptions(defaults, ["--orders", "7", "--per-second=2.5", "--json"])).toEqual({ orders: 7, "per-second": 2.5, json: true });
});

test.each([[["--orders", "many"]], [["--orders", ""]], [["--orders"]], [["--speed", "2"]]])("%j is refused, not guessed at", (args) => {
  expect(() => parseOptions(defaults, args)).toThrow(/--(orders|speed)/);
});
