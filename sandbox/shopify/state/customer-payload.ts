import { consentPayload } from "../consent/set-consent.ts";
import { addressPayload } from "./address-payload.ts";
import type { CustomerRecord } from "./customer-record.ts";
import { toGid } from "./gid.ts";
import { payloadTime } from "./payload-time.ts";
import type { ShopState } from "./shop-state.ts";

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
    email_marketing_consent: customer.email === null ? null : consentPayload(state, customer.consents.email),
    sms_marketing_consent:
      customer.phone === null
        ? null
        : {
            ...consentPayload(state, customer.consents.sms),
            consent_collected_from: customer.consents.sms.collectedFrom ?? "OTHER",
          },
  };
}
