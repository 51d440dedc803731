import { expect, test } from "vitest";
import { type MessageFacts, messageVariables } from "./message-variables.ts";

const facts: MessageFacts = {
  language: "en",
  buyersLanguage: null,
  zone: { name: "Europe/London", isBuyers: true },
  name: null,
  shop: { name: "Mugs", domain: "mugs.myshopify.com" },
  lines: [{ title: "Mug", variantTitle: null, quantity: 1, unitPrice: 2175, imageUrl: null }],
  isAsLeft: true,
  currency: "CAD",
  arePricesBuyers: true,
  country: "CA",
  link: "https://waybill.example/r/1",
  code: { code: "BACK", goodUntil: new Date(0), kind: "amount", value: 500, currency: "USD" },
  arrives: null,
  order: null,
  products: [],
  unsubscribe: "https://waybill.example/u/1",
};

/** Not by a space that breaks a line. */
const written = (given: Partial<MessageFacts>) => messageVariables({ ...facts, ...given }).code_value?.replaceAll("\u00a0", " ");

test("what a code takes off is named in the shop's currency by its code beside prices in the buyer's, and by its sign beside the shop's own", () => {
  expect(written({ buyersLanguage: "en-CA" })).toBe("USD 5.00");
  expect(written({ language: "de", country: "CH", currency: "CHF", code: { ...facts.code!, currency: "EUR" } })).toBe("5,00 EUR");
  // Who pays in crowns of Norway takes crowns of Sweden for none of theirs.
  expect(written({ language: "sv", country: "NO", currency: "NOK", code: { ...facts.code!, currency: "SEK" } })).toBe("5,00 SEK");
  expect(written({ currency: "USD", country: "US" })).toBe("$5.00");
  expect(written({ currency: "USD", arePricesBuyers: false, buyersLanguage: "en-CA" })).toBe("US$5.00");
  expect(written({ lines: [], currency: "GBP", country: "GB", code: { ...facts.code!, currency: "GBP" } })).toBe("£5.00");
});

test("of a percentage and of free shipping no money is named, in whatever currency the prices are", () => {
  expect(written({ code: { ...facts.code!, kind: "percentage", value: 10 } })).toBe("10%");
  expect(messageVariables({ ...facts, code: { ...facts.code!, kind: "free-shipping" } }).code_value).toBeNull();
});
