import { Temporal } from "temporal-polyfill";
import { mutation } from "../resolvers/mutation.ts";
import type { ResolverMap } from "../resolver-map.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import { isoTime } from "../state/iso-time.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { type ConsentChannel, type ConsentRecord, type ConsentState, olderState } from "./consent-record.ts";
import { setConsent } from "./set-consent.ts";

type Asked = {
  customerId: string;
  state: string;
  optInLevel?: ConsentRecord["optInLevel"] | null | undefined;
  updatedAt?: string | null | undefined;
};
type OlderConsent = { marketingState: string; marketingOptInLevel?: ConsentRecord["optInLevel"] | null; consentUpdatedAt?: string | null };
type NewerConsent = { state: string; optInLevel?: ConsentRecord["optInLevel"] | null; updatedAt?: string | null };

const read = ({ marketingState, marketingOptInLevel, consentUpdatedAt }: OlderConsent) => ({
  state: marketingState,
  optInLevel: marketingOptInLevel,
  updatedAt: consentUpdatedAt,
});

const SETTABLE: readonly string[] = ["SUBSCRIBED", "UNSUBSCRIBED", "PENDING"];

type Outcome = { customer: CustomerRecord | null; userErrors: { field: string[]; message: string; code: string }[] };

/** Says it for a customer, or why it can't be said. */
function update(shop: ShopState, channel: ConsentChannel, { customerId, state, optInLevel, updatedAt }: Asked): Outcome {
  const customer = shop.customers.get(numericId(customerId, "Customer") ?? 0);
  const refuse = (part: string, message: string, code = "INVALID"): Outcome => ({
    customer: null,
    userErrors: [{ field: ["input", part], message, code }],
  });
  const part = `${channel}MarketingConsent`;
  if (!customer) return refuse("customerId", "Customer not found");
  if (!SETTABLE.includes(state)) return refuse(part, `Cannot specify ${state} as a marketing state input`, "INCLUSION");
  if (channel === "email" && customer.email === null)
    return refuse(part, "An email address is required to set the email marketing consent");
  if (channel !== "email" && !hasOwnPhone(shop, customer))
    return refuse(part, "A unique phone number is required to set the marketing consent");
  const at = updatedAt == null ? shop.now() : Temporal.Instant.from(updatedAt).epochMilliseconds;
  if (at > shop.now() + 60_000) return refuse(part, "Consent updated at must not be in the future");
  setConsent(shop, customer, channel, {
    state: state as ConsentState,
    optInLevel: optInLevel ?? "SINGLE_OPT_IN",
    updatedAt: at,
    collectedFrom: "OTHER",
  });
  return { customer, userErrors: [] };
}

function hasOwnPhone(shop: ShopState, customer: CustomerRecord): boolean {
  return customer.phone !== null && !shop.customers.values().some((other) => other !== customer && other.phone === customer.phone);
}

/** A consent as the newer objects tell it. */
const told = (consent: ConsentRecord) => ({
  state: consent.state,
  optInLevel: consent.optInLevel,
  updatedAt: consent.updatedAt === null ? null : isoTime(consent.updatedAt),
  collectedFrom: consent.collectedFrom,
  sourceLocation: null,
});

/** … as the older ones do. */
export const toldOlder = (consent: ConsentRecord) => ({
  marketingState: olderState(consent),
  marketingOptInLevel: consent.optInLevel,
  consentUpdatedAt: consent.updatedAt === null ? null : isoTime(consent.updatedAt),
  consentCollectedFrom: consent.collectedFrom,
  sourceLocation: null,
});

/** The telephone number of a customer who has one, with what was said about it. */
export function phoneSource({ phone, consents }: CustomerRecord) {
  if (phone === null) return null;
  const { marketingState, marketingOptInLevel, consentUpdatedAt, consentCollectedFrom } = toldOlder(consents.sms);
  return {
    phoneNumber: phone,
    marketingState,
    marketingOptInLevel,
    marketingUpdatedAt: consentUpdatedAt,
    marketingCollectedFrom: consentCollectedFrom,
    sourceLocation: null,
    smsMarketingConsent: told(consents.sms),
    whatsAppMarketingConsent: told(consents.whatsApp),
  };
}

/** What customers say about marketing, by email, text message and WhatsApp. */
export const consentResolvers: ResolverMap = {
  Mutation: {
    customerEmailMarketingConsentUpdate: mutation(
      (shop, { input }: { input: { customerId: string; emailMarketingConsent: OlderConsent } }) =>
        update(shop, "email", { customerId: input.customerId, ...read(input.emailMarketingConsent) }),
    ),
    customerSmsMarketingConsentUpdate: mutation((shop, { input }: { input: { customerId: string; smsMarketingConsent: OlderConsent } }) =>
      update(shop, "sms", { customerId: input.customerId, ...read(input.smsMarketingConsent) }),
    ),
    customerWhatsAppMarketingConsentUpdate: mutation(
      (shop, { input }: { input: { customerId: string; whatsAppMarketingConsent: NewerConsent } }) => {
        const { customer, userErrors } = update(shop, "whatsApp", { customerId: input.customerId, ...input.whatsAppMarketingConsent });
        return { customerPhoneNumber: customer && phoneSource(customer), userErrors };
      },
    ),
  },
};
