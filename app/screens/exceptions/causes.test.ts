import { expect, test } from "vitest";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { causeOf, remedyOf } from "./causes.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });

test("each cause has a title of its own, and says what was tried", () => {
  const declared = Object.keys(exceptionCauses).map(causeOf);
  expect(new Set(declared.map(({ title }) => words(title))).size).toBe(declared.length);
  for (const { title, tried } of declared) expect(`${words(title)} ${words(tried)}`).not.toContain("no words for");
});

test("a cause that nobody declares any more is shown by its name, and can be dismissed", () => {
  expect(words(causeOf("moon.full").title)).toBe("Other trouble (moon.full)");
  expect(causeOf("moon.full").remedy).toBe("none");
  expect(causeOf("constructor").remedy).toBe("none");
  expect(causeOf("unroutable.of-old").remedy).toBe("reroute");
});

const items = [
  { id: "e1", orderId: "5001" },
  { id: "e2", orderId: null },
  { id: "e3", orderId: "5002" },
];

test("orders are routed again by their ids; trouble without an order is left out", () => {
  expect(remedyOf({ remedy: "reroute" }, items)).toEqual({ intent: "reroute", orderId: ["5001", "5002"] });
});

test("there is nothing to route again where there is no order", () => {
  expect(remedyOf({ remedy: "reroute" }, [{ id: "e2", orderId: null }])).toBeNull();
  expect(remedyOf({ remedy: "reroute" }, [])).toBeNull();
});

test("a shipment is told again by the exception that speaks of it", () => {
  expect(remedyOf({ remedy: "publish" }, items)).toEqual({ intent: "publish", exceptionId: ["e1", "e2", "e3"] });
});

test.each(Object.entries(exceptionCauses))("of %s a command resolves what its declaration says a command resolves", (_, cause) => {
  const remedy = remedyOf(cause, items);
  expect(remedy?.intent ?? null).toBe(["reroute", "publish", "ship-again"].includes(cause.remedy) ? cause.remedy : null);
});
