import { expect, test } from "vitest";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { causeOf } from "./causes.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });

test("each cause has a title of its own, and says what was tried", () => {
  const declared = Object.keys(exceptionCauses).map(causeOf);
  expect(new Set(declared.map(({ title }) => words(title))).size).toBe(declared.length);
  for (const { title, tried } of declared) expect(`${words(title)} ${words(tried)}`).not.toContain("no words for");
});

test("a cause that nobody declares any more is shown by its name, and can be dismissed", () => {
  expect(words(causeOf("moon.full").title)).toBe("Other trouble (moon.full)");
  expect(causeOf("moon.full").remedy).toBe("order-in-shopify");
  expect(causeOf("constructor").remedy).toBe("order-in-shopify");
  expect(causeOf("unroutable.of-old").remedy).toBe("reroute");
});
