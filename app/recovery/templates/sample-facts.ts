import type { MessageFacts } from "../composing/message-variables.ts";

/** A cart to look at a template with where there is none of the merchant's own. What is said of it goes first. */
export const sampleFacts = (given: Partial<MessageFacts> = {}): MessageFacts => ({
  language: "en",
  buyersLanguage: "en-GB",
  zone: { name: "Europe/London", isBuyers: true },
  name: "Ada Lovelace",
  shop: { name: "Tea & Mugs", domain: "tea-and-mugs.myshopify.com" },
  lines: [
    { title: "Stoneware mug", variantTitle: "Blue / 300 ml", quantity: 2, unitPrice: 1250, imageUrl: null },
    { title: "Earl Grey, loose leaf", variantTitle: null, quantity: 1, unitPrice: 890, imageUrl: null },
  ],
  isAsLeft: true,
  products: [
    { title: "Tea strainer", unitPrice: 690, imageUrl: null, path: "products/tea-strainer?variant=1" },
    { title: "Shortbread", unitPrice: 450, imageUrl: null, path: "products/shortbread?variant=2" },
  ],
  currency: "GBP",
  arePricesBuyers: true,
  country: "GB",
  link: "https://waybill.example.com/r/AAAAAAAAAAAAAAAAAAAAAA",
  code: {
    code: "BACK-7K2M9QXT",
    goodUntil: new Date("2026-12-02T14:00:00Z"),
    kind: "percentage",
    value: 10,
    currency: "GBP",
  },
  arrives: "2026-12-03",
  order: {
    name: "#1042",
    trackingUrl: "https://carrier.example.com/track/JD0001",
    trackingNumber: "JD0001",
    carrier: "Royal Mail",
    expected: "2026-12-05",
  },
  unsubscribe: "%unsubscribe%",
  ...given,
});
