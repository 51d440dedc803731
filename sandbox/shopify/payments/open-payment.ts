import { orderMoney } from "../state/order-money.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { writeTransaction } from "./add-transaction.ts";

export const paymentStates = ["paid", "authorized", "pending", "partially_paid", "voided"] as const;

export type PaymentState = (typeof paymentStates)[number];

/** Pays for a new order in that way: what is partly paid is paid by half, what is voided was authorized first. */
export function openPayment(state: ShopState, order: OrderRecord, payment: PaymentState): void {
  const { total } = orderMoney(order);
  const gateway = order.paymentGateway ?? "manual";
  switch (payment) {
    case "paid":
      if (total > 0) writeTransaction(state, order, { kind: "SALE", gateway, amountMinor: total });
      else order.financialStatus = "PAID";
      return;
    case "authorized":
      writeTransaction(state, order, { kind: "AUTHORIZATION", gateway, amountMinor: total });
      return;
    case "pending":
      writeTransaction(state, order, { kind: "SALE", status: "PENDING", gateway, amountMinor: total });
      return;
    case "partially_paid":
      writeTransaction(state, order, { kind: "SALE", gateway, amountMinor: Math.floor(total / 2) });
      return;
    case "voided": {
      const parent = writeTransaction(state, order, { kind: "AUTHORIZATION", gateway, amountMinor: total });
      writeTransaction(state, order, { kind: "VOID", gateway, amountMinor: 0, parent });
      return;
    }
  }
}
