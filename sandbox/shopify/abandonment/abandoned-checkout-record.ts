import type { AddressRecord } from "../state/address-record.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";

export type AbandonedLine = { id: number; variant: VariantRecord; quantity: number; customAttributes: { key: string; value: string }[] };

/** A checkout that was begun and told; abandoned while nothing completed it. */
export type AbandonedCheckoutRecord = {
  __typename: "AbandonedCheckout";
  id: number;
  /** Its extensions, pixels, webhooks and the order know it by this one. */
  token: string;
  cartToken: string;
  /** Whoever knows it opens the checkout as it was left. */
  recoveryKey: string;
  email: string | null;
  phone: string | null;
  customer: CustomerRecord | null;
  lines: AbandonedLine[];
  shippingAddress: AddressRecord | null;
  discountCodes: readonly string[];
  customAttributes: { key: string; value: string }[];
  note: string;
  acceptsEmail: boolean;
  acceptsSms: boolean;
  /** As `en-GB`. */
  locale: string;
  /** In which its buyer pays, and what one unit of the shop's currency is in it. */
  presentment: OrderRecord["presentment"];
  emailState: "NOT_SENT" | "SCHEDULED" | "SENT";
  emailSentAt: number | null;
  createdAt: number;
  updatedAt: number;
  completedAt: number | null;
};

/** What its lines cost, in minor units of the shop's currency. */
export const totalOf = ({ lines }: Pick<AbandonedCheckoutRecord, "lines">) =>
  lines.reduce((sum, { variant, quantity }) => sum + variant.priceMinor * quantity, 0);

/** Without a way to reach its buyer a checkout is not among the abandoned ones. */
export const isReachable = ({ email, phone, customer }: AbandonedCheckoutRecord) => email !== null || phone !== null || customer !== null;

/** From which cart what came of a checkout is; null where the checkout isn't known, or there was none. */
export function cartOfCheckout(checkouts: ReadonlyMap<number, AbandonedCheckoutRecord>, token: string | null): string | null {
  return token === null ? null : (checkouts.values().find((one) => one.token === token)?.cartToken ?? null);
}
