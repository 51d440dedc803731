import type { AddressRecord } from "../state/address-record.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { NewLine } from "../orders/new-line.ts";

export type DraftOrderRecord = {
  __typename: "DraftOrder";
  id: number;
  name: string;
  status: "OPEN" | "COMPLETED";
  email: string | null;
  phone: string | null;
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  shippingAddress: AddressRecord | null;
  shipping: { title: string; priceMinor: number } | null;
  lines: (NewLine & { id: number })[];
  order: OrderRecord | null;
  completedAt: number | null;
  createdAt: number;
  updatedAt: number;
};
