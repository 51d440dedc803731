import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { AmountTable } from "#app/ui/tables/amount-table.tsx";
import { Muted } from "#app/ui/text.tsx";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** What the order comes to, whether it is paid or is to be collected on delivery, and what shipping it is expected to cost. */
export function MoneyCard({ money }: { money: OrderPage["money"] }) {
  const text = useText(order);
  const charged = [
    { label: text("subtotal"), money: money.subtotal },
    { label: text("discounts"), money: money.discounts },
    { label: money.delivery === null ? text("shipping") : text("shipping-by", { delivery: money.delivery }), money: money.shipping },
    { label: text("tax"), money: money.tax },
  ];
  const payment = paymentOf(money.payment);
  const toCollect = money.toCollect === "known-to-shopify" ? null : money.toCollect;
  return (
    <Card
      heading={text("money")}
      headingSize="small"
      badge={payment && <Badge tone={payment.tone}>{text(payment.label, { status: money.payment ?? "" })}</Badge>}
    >
      <AmountTable
        amounts={[
          ...charged.filter((amount) => amount.money.minor !== 0),
          ...(money.changed === null
            ? []
            : [{ label: text(money.changed.minor < 0 ? "taken-off-since" : "added-since"), money: money.changed }]),
          { label: text("order-total"), money: money.total, strong: true },
          ...(money.paid === null ? [] : [{ label: text("paid-so-far"), money: money.paid }]),
          ...(money.refunded.minor === 0 ? [] : [{ label: text("refunded"), money: money.refunded }]),
          ...(money.toPay === null ? [] : [{ label: text("to-pay"), money: money.toPay }]),
          ...(toCollect === null ? [] : [{ label: text("to-collect"), money: toCollect, strong: true }]),
          { label: text("expected-charge"), money: money.expectedCharge },
          ...(money.shippingMargin === null ? [] : [{ label: text(marginOf(money.payment)), money: money.shippingMargin }]),
        ]}
      />
      {money.toCollect !== null && <Muted>{text(toCollect === null ? "to-collect-in-part" : "to-collect-once")}</Muted>}
      {money.payment === "PARTIALLY_PAID" && money.toCollect === null && money.toPay === null && (
        <Muted>{text("partly-paid-how-much")}</Muted>
      )}
      {(money.shippingMargin?.minor ?? 0) < 0 && <Muted>{text("shipping-at-a-loss")}</Muted>}
    </Card>
  );
}

/** What is left of shipping is said to have been paid only where it was. */
function marginOf(status: string | null) {
  return status !== null && YET_TO_PAY.includes(status) ? "shipping-margin-once-paid" : "shipping-margin";
}

const YET_TO_PAY = ["PENDING", "AUTHORIZED", "PARTIALLY_PAID"];

/** How far an order is paid, by Shopify's displayFinancialStatus; null where it says nothing. */
function paymentOf(status: string | null) {
  if (status === null) return null;
  return Object.hasOwn(PAYMENTS, status)
    ? PAYMENTS[status as keyof typeof PAYMENTS]
    : ({ label: "payment-unknown", tone: undefined } as const);
}

const PAYMENTS = {
  PAID: { label: "payment-paid", tone: "success" },
  PENDING: { label: "payment-pending", tone: "attention" },
  AUTHORIZED: { label: "payment-authorized", tone: "attention" },
  PARTIALLY_PAID: { label: "payment-partly", tone: "attention" },
  PARTIALLY_REFUNDED: { label: "payment-partly-refunded", tone: undefined },
  REFUNDED: { label: "payment-refunded", tone: undefined },
  VOIDED: { label: "payment-voided", tone: "warning" },
  EXPIRED: { label: "payment-expired", tone: "warning" },
} as const;
