import { describe, expect, test } from "vitest";
import { costByThousand, costOfAll, pricePerThousand } from "./costs.ts";

const prices = {
  costPerThousand: { email: 100, sms: 5_000, whatsapp: 7_000, call: 200_000 },
  costIn: [{ country: "DE", channel: "sms" as const, perThousand: 9_000 }],
};

describe("what messages cost", () => {
  test("is what the merchant says of their country, else of their channel", () => {
    expect(pricePerThousand(prices, "sms", "DE")).toBe(9_000);
    expect(pricePerThousand(prices, "sms", "FR")).toBe(5_000);
    expect(pricePerThousand(prices, "sms", null)).toBe(5_000);
    expect(pricePerThousand(prices, "whatsapp", "DE")).toBe(7_000);
  });

  test("counts each message once, of a long text each segment, those of unknown country too, and is rounded once", () => {
    const sent = { messages: { sms: 11, email: 7 }, byCountry: [{ channel: "sms" as const, country: "DE", messages: 4 }] };
    expect(costOfAll(sent, costByThousand(prices))).toBe(Math.round(4 * 9 + 7 * 5 + 0.7));
    const long = { ...sent, paidFor: { sms: 30, email: 7 }, byCountry: [{ ...sent.byCountry[0]!, paidFor: 12 }] };
    expect(costOfAll(long, costByThousand(prices))).toBe(Math.round(12 * 9 + 18 * 5 + 0.7));
    expect(costOfAll({ messages: {}, byCountry: [] }, costByThousand(prices))).toBe(0);
  });
});
