import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import { expect, test } from "vitest";
import { pseudo, pseudoPolaris } from "#app/platform/messages/pseudo.ts";

test("every letter is accented, gaps are not", () => {
  expect(pseudo("Sent to {{name}} on {{day, date}}")).toBe("⟦Šéñţ ţó {{name}} óñ {{day, date}}⟧");
  expect(pseudo("ABC xyz 12 %")).toBe("⟦ÁƁĆ ẋýž 12 %⟧");
});

test("a text that is only a gap has no words of its own", () => {
  expect(pseudo("{{text}}")).toBe("{{text}}");
});

test("Polaris's own words keep their shape and their gaps", () => {
  expect(pseudoPolaris({ Pagination: { next: "Next", of: ["{count} selected"] } })).toEqual({
    Pagination: { next: "⟦Ñéẋţ⟧", of: ["⟦{count} šéĺéćţéđ⟧"] },
  });
  const words = JSON.stringify(pseudoPolaris(english));
  expect(words.match(/\{\w+\}/g)).toEqual(JSON.stringify(english).match(/\{\w+\}/g));
  expect(Object.keys(pseudoPolaris(english).Polaris)).toEqual(Object.keys(english.Polaris));
});
