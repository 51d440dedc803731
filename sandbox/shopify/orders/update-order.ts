import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { addTags } from "../state/change-tags.ts";
import type { AddressRecord } from "../state/address-record.ts";
import { toGid } from "../state/gid.ts";
import type { OrderRecord } from "../state/order-record.ts";
import { type NewMetafield } from "../state/check-metafield.ts";
import { setMetafields } from "../state/set-metafields.ts";
import type { ShopState } from "../state/shop-state.ts";
import { touchOrder } from "../state/touch-order.ts";
import { type AddressInput, readAddress } from "./read-address.ts";

type LocalizedField = { key: string; value: string };

export type OrderInput = {
  id: string;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  localizedFields?: LocalizedField[] | null;
  localizationExtensions?: LocalizedField[] | null;
  shippingAddress?: AddressInput | null;
  metafields?: Omit<NewMetafield, "ownerId">[] | null;
};

/** Whether a text has the form of a telephone number, by which Shopify judges it. */
export const isPhone = (text: string): boolean => /^\+?[\d\s().-]{5,20}$/.test(text);

/** Whether a text has the form of an email address. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

const brazilian = ["TAX_CREDENTIAL_BR", "SHIPPING_CREDENTIAL_BR"];

/** Brazil's number for the customs is its tax number: who gives one has given both. */
function bothCredentials(fields: readonly LocalizedField[]): LocalizedField[] {
  const given = fields.find(({ key }) => brazilian.includes(key));
  const both = given ? brazilian.map((name) => ({ key: name, value: fields.find(({ key }) => key === name)?.value ?? given.value })) : [];
  return [...both, ...fields.filter(({ key }) => !brazilian.includes(key)).map(({ key, value }) => ({ key, value }))];
}

/** `orderUpdate`. Of an address only what is given changes; the destination of the order's fulfillment orders follows. */
export function updateOrder(state: ShopState, order: OrderRecord, input: OrderInput): Done<"updated"> {
  const { id: _, ...changes } = input;
  if (Object.keys(changes).length === 0) return refuse(null, "No valid update parameters have been provided");
  if (input.phone && !isPhone(input.phone)) return refuse(["phone"], "Phone is invalid");
  if (input.email && !isEmail(input.email)) return refuse(["email"], "Email is invalid");
  let address: AddressRecord | null = null;
  if (input.shippingAddress) {
    const read = readAddress(input.shippingAddress, order.shippingAddress);
    if (read.outcome === "refused") return read;
    address = read.address;
  }

  if (input.email !== undefined) order.email = input.email;
  if (input.phone !== undefined) order.phone = input.phone;
  if (input.note !== undefined) order.note = input.note;
  if (input.poNumber !== undefined) order.poNumber = input.poNumber;
  if (input.tags) order.tags = addTags([], input.tags);
  if (input.customAttributes) order.customAttributes = input.customAttributes.map(({ key, value }) => ({ key, value }));
  const localized = input.localizedFields ?? input.localizationExtensions;
  if (localized) order.localizedFields = bothCredentials(localized);
  // A new object: the billing address and the customer's may be the same one.
  if (address) order.shippingAddress = address;
  if (input.metafields)
    setMetafields(
      state,
      input.metafields.map((field) => ({ ...field, ownerId: toGid("Order", order.id) })),
      () => true,
    );
  for (const one of order.fulfillmentOrders)
    if (address && one.status !== "CLOSED" && one.status !== "CANCELLED") one.updatedAt = state.now();
  touchOrder(state, order);
  return { outcome: "updated" };
}
