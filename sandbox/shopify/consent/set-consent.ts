import type { CustomerRecord } from "../state/customer-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { type ConsentChannel, type ConsentRecord, olderState } from "./consent-record.ts";

const TOPICS: Record<ConsentChannel, string> = {
  email: "customers_email_marketing_consent/update",
  sms: "customers_marketing_consent/update",
  whatsApp: "customers_whats_app_marketing_consent/update",
};

/** A consent as Shopify's webhooks write one. */
export function consentPayload(state: ShopState, consent: ConsentRecord) {
  return {
    state: olderState(consent).toLowerCase(),
    opt_in_level: consent.optInLevel.toLowerCase(),
    consent_updated_at: consent.updatedAt === null ? null : payloadTime(consent.updatedAt, state.shop.ianaTimezone),
  };
}

/** Writes what a customer said, and tells the channel's topic. WhatsApp's payload is written as that of text messages: Shopify publishes none. */
export function setConsent(state: ShopState, customer: CustomerRecord, channel: ConsentChannel, consent: ConsentRecord): void {
  customer.consents[channel] = consent;
  if (channel === "email") customer.acceptsMarketing = consent.state === "SUBSCRIBED";
  customer.updatedAt = state.now();
  const said = {
    ...consentPayload(state, consent),
    ...(channel !== "email" && { consent_collected_from: consent.collectedFrom ?? "OTHER" }),
  };
  const payloads: Record<ConsentChannel, Record<string, unknown>> = {
    email: { customer_id: customer.id, email_address: customer.email, email_marketing_consent: said },
    sms: { id: customer.id, phone: customer.phone, sms_marketing_consent: said },
    whatsApp: { id: customer.id, phone: customer.phone, whats_app_marketing_consent: said },
  };
  state.ledger.record({
    target: "shopify",
    effect: `consent.${channel === "whatsApp" ? "whatsapp" : channel}`,
    reference: String(customer.id),
    detail: { state: consent.state, updatedAt: consent.updatedAt },
  });
  tell(state, TOPICS[channel], "Customer", customer.id, payloads[channel]);
}
