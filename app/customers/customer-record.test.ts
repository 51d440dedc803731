import { expect, test } from "vitest";
import type { CustomerFieldsFragment } from "#admin/customer-fields.ts";
import { customerFromAdmin } from "./customer-record.ts";

const customer: CustomerFieldsFragment = {
  id: "gid://shopify/Customer/7",
  firstName: "Ada",
  lastName: "Okafor",
  defaultEmailAddress: {
    emailAddress: "ada@buyer.example",
    marketingState: "SUBSCRIBED",
    marketingOptInLevel: "CONFIRMED_OPT_IN",
    marketingUpdatedAt: "2026-10-05T08:59:00Z",
  },
  defaultPhoneNumber: {
    phoneNumber: "+441130000000",
    smsMarketingConsent: { state: "UNSUBSCRIBED", optInLevel: "SINGLE_OPT_IN", updatedAt: "2026-10-06T09:00:00Z" },
    whatsAppMarketingConsent: { state: "NEVER_SUBSCRIBED", optInLevel: null, updatedAt: null },
  },
  defaultAddress: { countryCodeV2: "GB" },
  tags: ["VIP", 'said "hello"'],
  numberOfOrders: "12",
  amountSpent: { amount: "1234.5" },
  createdAt: "2026-10-05T09:00:00Z",
  updatedAt: "2026-10-05T09:01:00Z",
};

test("a customer is known by name, by how to reach them and by what they bought", () => {
  expect(customerFromAdmin(customer, 2)).toMatchObject({
    id: "7",
    displayName: "Ada Okafor",
    email: "ada@buyer.example",
    phone: "+441130000000",
    countryCode: "GB",
    tags: '{"VIP","said \\"hello\\""}',
    numberOfOrders: "12",
    amountSpent: "123450",
  });
});

test("what a customer says about marketing is kept with the moment at which it was said, and what Shopify withholds is left out", () => {
  const said = (given: object) => JSON.parse(customerFromAdmin({ ...customer, ...given }, 2).marketing ?? "") as object;
  expect(said({})).toEqual({
    email: { state: "SUBSCRIBED", level: "CONFIRMED_OPT_IN", at: "2026-10-05T08:59:00Z" },
    sms: { state: "UNSUBSCRIBED", level: "SINGLE_OPT_IN", at: "2026-10-06T09:00:00Z" },
    whatsapp: { state: "NEVER_SUBSCRIBED", level: null, at: null },
  });
  expect(said({ defaultEmailAddress: null, defaultPhoneNumber: null })).toEqual({});
  const withheld = { phoneNumber: null, smsMarketingConsent: null, whatsAppMarketingConsent: null };
  expect(said({ defaultEmailAddress: { emailAddress: null, marketingState: null }, defaultPhoneNumber: withheld })).toEqual({});
});

test("a customer who gave nothing but a name is unknown beside it", () => {
  const bare = { ...customer, defaultEmailAddress: null, defaultPhoneNumber: null, defaultAddress: null };
  expect(customerFromAdmin(bare, 2)).toMatchObject({ displayName: "Ada Okafor", email: null, phone: null, countryCode: null });
});

test("a customer without a name goes by the email, one of whom Shopify shows nothing has an empty name", () => {
  const nameless = { ...customer, firstName: null, lastName: null };
  expect(customerFromAdmin(nameless, 2).displayName).toBe("ada@buyer.example");
  const hidden = { ...nameless, defaultEmailAddress: null, defaultPhoneNumber: null, defaultAddress: null };
  expect(customerFromAdmin(hidden, 2)).toMatchObject({ displayName: "", email: null, amountSpent: "123450" });
});

test("what they spent is in the shop's minor units, of which yen has none and dinar a thousand", () => {
  expect(customerFromAdmin({ ...customer, amountSpent: { amount: "1200.0" } }, 0).amountSpent).toBe("1200");
  expect(customerFromAdmin({ ...customer, amountSpent: { amount: "1.5" } }, 3).amountSpent).toBe("1500");
});
