import { newConsents } from "../consent/consent-record.ts";
import type { AddressRecord } from "./address-record.ts";
import { customerPayload } from "./customer-payload.ts";
import type { CustomerRecord } from "./customer-record.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";

export type NewCustomer = {
  email: string | null;
  phone?: string | null;
  address: AddressRecord | null;
  acceptsMarketing?: boolean;
  createdAt?: number;
};

/** The customer with that email address (compared without case), or a new one. */
export function findOrAddCustomer(state: ShopState, input: NewCustomer): CustomerRecord {
  const email = input.email?.toLowerCase() ?? null;
  const known = email === null ? undefined : state.customersByEmail.get(email);
  if (known) return known;

  const at = input.createdAt ?? state.now();
  const customer: CustomerRecord = {
    __typename: "Customer",
    id: state.nextId("customer"),
    firstName: input.address?.firstName ?? null,
    lastName: input.address?.lastName ?? null,
    email: input.email,
    phone: input.phone ?? null,
    note: null,
    tags: [],
    address: input.address,
    acceptsMarketing: input.acceptsMarketing ?? false,
    consents: newConsents(input.acceptsMarketing === true ? at : null),
    orderIds: [],
    createdAt: at,
    updatedAt: at,
  };
  state.customers.set(customer.id, customer);
  if (email !== null) state.customersByEmail.set(email, customer);
  tell(state, "customers/create", "Customer", customer.id, customerPayload(state, customer));
  return customer;
}
