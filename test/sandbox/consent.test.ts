import { beforeAll, expect, test } from "vitest";
import { findOrAddCustomer } from "#sandbox/shopify/state/find-or-add-customer.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { aSmallShop } from "./a-small-shop.ts";
import { type Ask, askShop } from "./ask-shop.ts";

const shop = aSmallShop();
const { state, told } = shop;
const ada = findOrAddCustomer(state, { email: "ada@buyer.example", phone: "+447700900141", address: shop.address, acceptsMarketing: true });
const nobody = findOrAddCustomer(state, { email: "nobody@buyer.example", address: null });
let merchant: Ask;
let app: Ask;
beforeAll(async () => {
  merchant = await askShop(state, "merchant");
  app = await askShop(state, ["read_customers"]);
});

const EMAIL = `mutation Email($input: CustomerEmailMarketingConsentUpdateInput!) {
  customerEmailMarketingConsentUpdate(input: $input) { customer { defaultEmailAddress { marketingState marketingUpdatedAt } } userErrors { field message code } } }`;
const SMS = `mutation Sms($input: CustomerSmsMarketingConsentUpdateInput!) {
  customerSmsMarketingConsentUpdate(input: $input) { customer { smsMarketingConsent { marketingState } } userErrors { field message code } } }`;
const WHATSAPP = `mutation WhatsApp($input: CustomerWhatsAppMarketingConsentUpdateInput!) {
  customerWhatsAppMarketingConsentUpdate(input: $input) { customerPhoneNumber { whatsAppMarketingConsent { state optInLevel updatedAt } } userErrors { field message code } } }`;
const CONSENTS = `query($id: ID!) { customer(id: $id) {
  defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { phoneNumber smsMarketingConsent { state updatedAt collectedFrom } whatsAppMarketingConsent { state } } } }`;
const idOf = ({ id }: { id: number }) => toGid("Customer", id);
const at = "2026-01-02T03:04:05Z";
const last = (topic: string) => told.findLast((event) => event.topic === topic)?.payload;

test("who subscribed with an order did so then; text messages and WhatsApp were never spoken of", async () => {
  const answer = await merchant(CONSENTS, { id: idOf(ada) });
  expect(answer.at("customer")).toMatchObject({
    defaultEmailAddress: { marketingState: "SUBSCRIBED", marketingUpdatedAt: expect.stringMatching(/Z$/) as string },
    defaultPhoneNumber: {
      smsMarketingConsent: { state: "NEVER_SUBSCRIBED", updatedAt: null, collectedFrom: null },
      whatsAppMarketingConsent: { state: "NEVER_SUBSCRIBED" },
    },
  });
});

test("each channel's consent is changed at the moment that is said, and told by a topic of its own", async () => {
  const email = { marketingState: "UNSUBSCRIBED", consentUpdatedAt: at };
  const first = await merchant(EMAIL, { input: { customerId: idOf(ada), emailMarketingConsent: email } });
  expect(first.at("customerEmailMarketingConsentUpdate")).toEqual({
    customer: { defaultEmailAddress: { marketingState: "UNSUBSCRIBED", marketingUpdatedAt: at } },
    userErrors: [],
  });
  expect(last("customers_email_marketing_consent/update")).toMatchObject({
    customer_id: ada.id,
    email_address: "ada@buyer.example",
    email_marketing_consent: { state: "unsubscribed", opt_in_level: "single_opt_in", consent_updated_at: "2026-01-02T03:04:05+00:00" },
  });
  await merchant(SMS, { input: { customerId: idOf(ada), smsMarketingConsent: { marketingState: "SUBSCRIBED", consentUpdatedAt: at } } });
  expect(last("customers_marketing_consent/update")).toMatchObject({
    phone: "+447700900141",
    sms_marketing_consent: { state: "subscribed" },
  });
  const consent = { state: "SUBSCRIBED", optInLevel: "CONFIRMED_OPT_IN", updatedAt: at };
  const third = await merchant(WHATSAPP, { input: { customerId: idOf(ada), whatsAppMarketingConsent: consent } });
  expect(third.at("customerWhatsAppMarketingConsentUpdate.customerPhoneNumber.whatsAppMarketingConsent")).toEqual(consent);
  expect(last("customers_whats_app_marketing_consent/update")).toMatchObject({ whats_app_marketing_consent: { state: "subscribed" } });
  expect(ada.acceptsMarketing).toBe(false);
});

test.each([
  ["an unknown customer", SMS, { customerId: "gid://shopify/Customer/1", smsMarketingConsent: { marketingState: "SUBSCRIBED" } }],
  ["a customer without a telephone", SMS, { customerId: idOf(nobody), smsMarketingConsent: { marketingState: "SUBSCRIBED" } }],
  ["a state that nobody can set", EMAIL, { customerId: idOf(ada), emailMarketingConsent: { marketingState: "NOT_SUBSCRIBED" } }],
  ["WhatsApp without a telephone", WHATSAPP, { customerId: idOf(nobody), whatsAppMarketingConsent: { state: "SUBSCRIBED" } }],
  [
    "a consent of tomorrow",
    EMAIL,
    { customerId: idOf(ada), emailMarketingConsent: { marketingState: "SUBSCRIBED", consentUpdatedAt: "2999-01-01T00:00:00Z" } },
  ],
])("%s is refused, and nothing is told", async (_what, document, input) => {
  const before = told.length;
  const answer = await merchant(document, { input });
  const [payload] = ["Email", "Sms", "WhatsApp"].flatMap((name) => answer.at(`customer${name}MarketingConsentUpdate`) ?? []);
  expect((payload as { userErrors: unknown[] }).userErrors).toHaveLength(1);
  expect(told.length).toBe(before);
});

test("an app that may only read customers can't change what they said", async () => {
  const answer = await app(EMAIL, { input: { customerId: idOf(ada), emailMarketingConsent: { marketingState: "SUBSCRIBED" } } });
  expect(JSON.stringify(answer.errors)).toContain("ACCESS_DENIED");
});
