import type { CustomerWhoSaid } from "#app/customers/read-consents.server.ts";
import { SAID_CHANNELS, type SaidChannel, type SaidOnce } from "#app/customers/said-to-shopify.ts";
import { type Address, addressFor } from "./address.ts";
import { type ConsentState, consentStateOf } from "./consent.ts";

/** Something that a customer said to Shopify, about an address of theirs. */
export type ShopifysWord = {
  channel: SaidChannel;
  address: Address;
  customerId: bigint;
  state: ConsentState;
  at: Date;
  /** Shopify keeps no moment of it: `at` is when it was said at the latest, of a no, and at the earliest, of a yes. */
  isUndated: boolean;
  /** Nobody ever asked them: it is no word, and stands against none. */
  isSilence: boolean;
  /** Shopify's word for how surely they said it. */
  level: string | null;
};

/**
 * What a customer said to Shopify. An address that Shopify withholds is not guessed: of it nothing is known. A yes without its moment counts
 * from when the customer came, so that it stands against no later no; a no without one from now.
 */
export function wordsFromShopify(customer: CustomerWhoSaid, now: Date): ShopifysWord[] {
  return SAID_CHANNELS.flatMap((channel): ShopifysWord[] => {
    const said = customer.said[channel];
    const typed = channel === "email" ? customer.email : customer.phone;
    const address = typed === null ? undefined : addressFor(channel, typed);
    return said && address ? [{ channel, address, customerId: customer.id, ...wordOf(said, customer, now) }] : [];
  });
}

/** What one of Shopify's states says. */
export function wordOf(said: SaidOnce, { createdAt }: { createdAt: Date }, now: Date) {
  const state = consentStateOf(said.state);
  const isUndated = said.at === null;
  const undated = state === "unsubscribed" ? now : createdAt;
  const at = said.at === null ? undated : new Date(said.at);
  return { state, at, isUndated, isSilence: isUndated && state === "never", level: said.level };
}
