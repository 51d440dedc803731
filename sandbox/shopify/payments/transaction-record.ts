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

export type FinancialStatus = "PENDING" | "AUTHORIZED" | "PARTIALLY_PAID" | "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" | "VOIDED";

/** What is known of an order's payment. The status follows from the transactions: `settleOrder` keeps it so. */
export type OrderPayment = {
  financialStatus: FinancialStatus;
  paymentGateway: string;
  transactions: TransactionRecord[];
  refundedMinor: number;
};
