import { expect, test } from "vitest";
import { wordsFor } from "#app/platform/messages/words.ts";
import { planRoute } from "#app/routing/plan-route.ts";
import { aLine, anOrder, aPolicy, aWarehouse } from "#app/routing/routing-examples.ts";
import { exceptionCauses } from "./exception-causes.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const causes = Object.entries(exceptionCauses);

test.each(causes)("%s is called something and says, in a whole sentence, what Waybill has done about it", (_, { title, tried }) => {
  expect(words(title)).toMatch(/^[A-Z].*[^.]$/);
  expect(words(tried)).toMatch(/^[A-Z].*\.$/);
});

test("every way in which routing fails is a kind of trouble that a person is shown", () => {
  const mug = anOrder([aLine("MUG", 1)]);
  const reno = aWarehouse("Reno", { MUG: 5 });
  const home = { ...reno.prices, zones: [{ name: "Home", countries: ["FR"], base: 1, perKg: 0 }] };
  const failures = [
    planRoute(anOrder([aLine("", 1)]), [reno], aPolicy()),
    planRoute(mug, [], aPolicy()),
    planRoute(mug, [{ ...reno, prices: home }], aPolicy()),
    planRoute(mug, [{ ...reno, prices: { ...reno.prices, currency: "USD" } }], aPolicy()),
    planRoute(mug, [{ ...reno, collectsWhatIsDue: false }], aPolicy()),
    planRoute(anOrder([aLine("MUG", 9)]), [reno], aPolicy()),
    planRoute(anOrder([aLine("MUG", 9)]), [reno, aWarehouse("York", { MUG: 5 })], aPolicy({ maxParcels: 1 })),
  ];
  const met = failures.map((outcome) => (outcome.outcome === "unroutable" ? `unroutable.${outcome.cause}` : outcome.outcome));
  // What the goods are is asked before routing is, and what came by an offer only after it has failed.
  expect([...met, "unroutable.sku-shared", "unroutable.offered"].sort()).toEqual(
    causes
      .map(([cause]) => cause)
      .filter((cause) => cause.startsWith("unroutable."))
      .sort(),
  );
});
