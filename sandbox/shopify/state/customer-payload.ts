import { addressPayload } from "./address-payload.ts";
import type { CustomerRecord } from "./customer-record.ts";
import { toGid } from "./gid.ts";
import { payloadTime } from "./payload-time.ts";
import type { ShopState } from "./shop-state.ts";

const NO_SMS = { state: "not_subscribed", opt_in_level: "single_opt_in", consent_updated_at: null, consent_collected_from: "OTHER" };

/** A customer as Shopify's webhooks write one. */
export function customerPayload(state: ShopState, customer: CustomerRecord): Record<string, unknown> {
  const time = (at: number) => payloadTime(at, state.shop.ianaTimezone);
  const address = customer.address && {
    ...addressPayload(customer.address),
    id: customer.id,
    customer_id: customer.id,
    country_name: customer.address.country,
    default: true,
  };
  return {
    id: customer.id,
    admin_graphql_api_id: toGid("Customer", customer.id),
    email: customer.email,
    phone: customer.phone,
    first_name: customer.firstName,
    last_name: customer.lastName,
    note: customer.note,
    tags: customer.tags.join(", "),
    state: "disabled",
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    tax_exemptions: [],
    currency: state.shop.currency,
    created_at: time(customer.createdAt),
    updated_at: time(customer.updatedAt),
    addresses: address ? [address] : [],
    default_address: address,
    email_marketing_consent: {
      state: customer.acceptsMarketing ? "subscribed" : "not_subscribed",
      opt_in_level: "single_opt_in",
      consent_updated_at: null,
    },
    sms_marketing_consent: customer.phone === null ? null : NO_SMS,
  };
}
