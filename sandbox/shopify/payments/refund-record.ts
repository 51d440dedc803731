import type { LineRecord, OrderRecord } from "../state/order-record.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type RestockType = "NO_RESTOCK" | "CANCEL" | "RETURN";

export type RefundRecord = {
  __typename: "Refund";
  id: number;
  order: OrderRecord;
  note: string | null;
  lines: RefundLineRecord[];
  shippingMinor: number;
  transactions: TransactionRecord[];
  createdAt: number;
};

export type RefundLineRecord = {
  __typename: "RefundLineItem";
  id: number;
  line: LineRecord;
  quantity: number;
  restockType: RestockType;
  locationId: number | null;
  subtotalMinor: number;
};
