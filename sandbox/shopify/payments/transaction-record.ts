export type TransactionRecord = {
  __typename: "OrderTransaction";
  id: number;
  orderId: number;
  kind: "SALE" | "AUTHORIZATION" | "CAPTURE" | "VOID" | "REFUND";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  gateway: string;
  /** In the shop's currency. */
  amountMinor: number;
  test: boolean;
  parent: TransactionRecord | null;
  createdAt: number;
};

export type FinancialStatus =
  | "PENDING"
  | "AUTHORIZED"
  | "PARTIALLY_PAID"
  | "PAID"
  | "PARTIALLY_REFUNDED"
  | "REFUNDED"
  | "VOIDED"
  | "EXPIRED";

/** What is known of an order's payment. The status follows from the transactions: `settleOrder` keeps it so. */
export type OrderPayment = {
  /** Null while nobody said how it is paid. */
  financialStatus: FinancialStatus | null;
  /** By which it is to be paid where no transaction says it; null when nobody said. */
  paymentGateway: string | null;
  transactions: TransactionRecord[];
  refundedMinor: number;
};
