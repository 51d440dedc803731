import type { AddressRecord } from "../state/address-record.ts";

export type AddressSource = AddressRecord & { __typename: "MailingAddress"; id: string };

/** An address as a node of its own: Shopify numbers them, here they take the number of whom they belong to. */
export function addressSource(address: AddressRecord | null, ownerId: number): AddressSource | null {
  return address && { ...address, __typename: "MailingAddress", id: `gid://shopify/MailingAddress/${ownerId}?model_name=Address` };
}
