import { z } from "zod";
import type { MarketingFieldsFragment } from "#admin/marketing-fields.ts";

/** By what Shopify asks people whether they want marketing. */
export const SAID_CHANNELS = ["email", "sms", "whatsapp"] as const;

export type SaidChannel = (typeof SAID_CHANNELS)[number];

/** What somebody said about one channel, in Shopify's own words: of its older vocabulary or its newer one. */
export const SaidOnce = z.object({
  state: z.string(),
  /** `CONFIRMED_OPT_IN` where they said it twice. */
  level: z.string().nullable(),
  /** The moment of consent. Null where Shopify keeps none. */
  at: z.string().nullable(),
});

export type SaidOnce = z.infer<typeof SaidOnce>;

/** What a customer said about marketing, by channel. One that they can't be reached by is left out, and so is what Shopify withholds. */
export const SaidToShopify = z.partialRecord(z.enum(SAID_CHANNELS), SaidOnce);

export type SaidToShopify = z.infer<typeof SaidToShopify>;

/** What Shopify keeps of it. Any part may be null where an app isn't allowed to see it, whatever the schema says: that part is left out. */
export function saidToShopify({ defaultEmailAddress: email, defaultPhoneNumber: phone }: MarketingFieldsFragment): SaidToShopify {
  const { smsMarketingConsent: sms, whatsAppMarketingConsent: whatsapp } = phone ?? {};
  return {
    ...(email?.marketingState && {
      email: { state: email.marketingState, level: email.marketingOptInLevel ?? null, at: email.marketingUpdatedAt ?? null },
    }),
    ...(sms?.state && { sms: { state: sms.state, level: sms.optInLevel ?? null, at: sms.updatedAt ?? null } }),
    ...(whatsapp?.state && { whatsapp: { state: whatsapp.state, level: whatsapp.optInLevel ?? null, at: whatsapp.updatedAt ?? null } }),
  };
}

/** Whether two say the same of every channel. Never to have been asked is to have said nothing. */
export function isAsSaid(one: SaidToShopify, other: SaidToShopify): boolean {
  return SAID_CHANNELS.every((channel) => {
    const [here, there] = [one[channel], other[channel]].map((said) => (said && said.at === null && isSilent(said) ? undefined : said));
    return here?.state === there?.state && here?.level === there?.level && here?.at === there?.at;
  });
}

const isSilent = ({ state }: SaidOnce) => ["NOT_SUBSCRIBED", "NEVER_SUBSCRIBED"].includes(state.toUpperCase());
