import type { AddressRecord } from "../../state/address-record.ts";
import { addTags } from "../../state/change-tags.ts";
import type { CustomerRecord } from "../../state/customer-record.ts";
import { findOrAddCustomer } from "../../state/find-or-add-customer.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { mergeAddress } from "../read-address.ts";
import type { CustomerInput, OrderCreateInput } from "./order-create-input.ts";

/**
 * Whose order it is: the customer that is named, or the one with that email address, who is added where there is none. Who is named takes
 * the order's address as his own, and its name where he has none.
 */
export function readCustomer(state: ShopState, input: OrderCreateInput, address: AddressRecord | null): CustomerRecord | null {
  const asked = input.customer?.toUpsert ?? input.customer?.toAssociate;
  const id = input.customerId ?? asked?.id;
  const email = asked?.email ?? input.email ?? null;
  const named = id == null ? undefined : state.customers.get(numericId(id, "Customer") ?? 0);
  const acceptsMarketing = input.buyerAcceptsMarketing ?? false;
  if (!named && email === null && !input.customer?.toUpsert) return null;
  const customer = named ?? findOrAddCustomer(state, { email, phone: input.phone ?? null, address, acceptsMarketing });
  if (input.customer?.toUpsert) upsert(customer, input.customer.toUpsert);
  customer.firstName ??= address?.firstName ?? null;
  customer.lastName ??= address?.lastName ?? null;
  if (address) customer.address = address;
  return customer;
}

function upsert(customer: CustomerRecord, asked: NonNullable<CustomerInput["toUpsert"]>): void {
  if (asked.firstName != null) customer.firstName = asked.firstName;
  if (asked.lastName != null) customer.lastName = asked.lastName;
  if (asked.phone != null) customer.phone = asked.phone;
  if (asked.note != null) customer.note = asked.note;
  if (asked.tags) customer.tags = addTags([], asked.tags);
  const [address] = asked.addresses ?? [];
  if (address) customer.address = mergeAddress(address, null);
}
