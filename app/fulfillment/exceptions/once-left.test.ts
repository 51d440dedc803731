import { expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { fulfillment } from "../messages.ts";
import { ONCE_LEFT, onceLeft } from "./once-left.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const facts = {
  order: "#1001",
  warehouse: "Leeds",
  units: [fulfillment.message("units-of", { units: 2, title: "Mug" })],
  line: "Express",
  why: verbatim("Its payment was voided."),
};

test.each(Object.keys(ONCE_LEFT))(
  "%s: once the parcel has left, nobody is asked to stop it, and it says which order left from where",
  (key) => {
    const said = words(onceLeft({ code: `fulfillment:${key}`, args: facts }));
    expect(said).toMatch(/^Leeds sent .*#1001/);
    expect(said).not.toMatch(/stop|picked or|\{\{/);
  },
);

test("units that left although they were no longer wanted are still named", () => {
  expect(words(onceLeft(fulfillment.message("unwanted-too-late", facts)))).toBe(
    "Leeds sent 2 × Mug of #1001, which Shopify no longer wants. Tell the buyer, or ask for it back.",
  );
});

test("what is not about stopping a parcel is said as it was", () => {
  const lost = fulfillment.message("lost", facts);
  expect(onceLeft(lost)).toEqual(lost);
  expect(onceLeft(verbatim("toString"))).toEqual(verbatim("toString"));
});
