import type { DiscountRecord, RedeemCodeRecord } from "./discount-record.ts";

/** Codes that `discountRedeemCodeBulkAdd` was given, and what became of each. */
export type CodeCreationRecord = {
  __typename: "DiscountRedeemCodeBulkCreation";
  id: number;
  discount: DiscountRecord;
  codes: { id: number; code: string; made: RedeemCodeRecord | null; problem: string | null }[];
  done: boolean;
  createdAt: number;
};
