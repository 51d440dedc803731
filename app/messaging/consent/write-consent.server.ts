import { WriteEmailConsentDocument } from "#admin/write-email-consent.ts";
import { WriteSmsConsentDocument } from "#admin/write-sms-consent.ts";
import { WriteWhatsAppConsentDocument } from "#admin/write-whats-app-consent.ts";
import type { SaidChannel } from "#app/customers/said-to-shopify.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { type UserError, userErrorsOf } from "#app/shopify/user-errors.ts";

/** What Shopify takes as a word: of the others somebody can't be made to have said them. */
const STATES = { subscribed: "SUBSCRIBED", unsubscribed: "UNSUBSCRIBED", pending: "PENDING" } as const;

export type Writable = keyof typeof STATES;

export type WrittenConsent = { customerId: bigint; channel: SaidChannel; state: Writable; at: Date };

/** Writes what a customer said into Shopify, with the moment at which they said it. Answers what Shopify finds wrong with it, if anything. */
export async function writeConsent(shop: Shop, { customerId, channel, state, at }: WrittenConsent): Promise<UserError | undefined> {
  const client = adminClient(shop);
  const customer = gid("Customer", customerId);
  const level = state === "unsubscribed" ? null : ("SINGLE_OPT_IN" as const);
  const older = { marketingState: STATES[state], marketingOptInLevel: level, consentUpdatedAt: at.toISOString() };
  switch (channel) {
    case "email": {
      const input = { customerId: customer, emailMarketingConsent: older };
      return userErrorsOf((await client.run(WriteEmailConsentDocument, { input })).customerEmailMarketingConsentUpdate)[0];
    }
    case "sms": {
      const input = { customerId: customer, smsMarketingConsent: older };
      return userErrorsOf((await client.run(WriteSmsConsentDocument, { input })).customerSmsMarketingConsentUpdate)[0];
    }
    case "whatsapp": {
      const said = { state: STATES[state], optInLevel: level, updatedAt: at.toISOString() };
      const input = { customerId: customer, whatsAppMarketingConsent: said };
      return userErrorsOf((await client.run(WriteWhatsAppConsentDocument, { input })).customerWhatsAppMarketingConsentUpdate)[0];
    }
  }
}
