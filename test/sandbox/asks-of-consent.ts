import { expect } from "vitest";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";

type Ask = (name: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Asks what the app asks about a customer's consent, by its own documents. */
export async function asksOfConsent(ask: Ask, state: ShopState, customerId: string): Promise<void> {
  for (const record of state.customers.values()) record.phone = `+4477009${String(record.id).slice(-5)}`;
  const [updatedAt, said] = ["2026-01-01T00:00:00Z", "UNSUBSCRIBED"];
  const older = { marketingState: said, consentUpdatedAt: updatedAt };
  await ask("WriteEmailConsent", { input: { customerId, emailMarketingConsent: older } });
  await ask("WriteSmsConsent", { input: { customerId, smsMarketingConsent: older } });
  await ask("WriteWhatsAppConsent", { input: { customerId, whatsAppMarketingConsent: { state: said, updatedAt } } });
  expect(await ask("ConsentOfCustomers", { ids: [customerId] })).toMatchObject({
    nodes: [{ defaultEmailAddress: { marketingState: said }, defaultPhoneNumber: { smsMarketingConsent: { state: said, updatedAt } } }],
  });
}
