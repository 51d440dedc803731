import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { AmountTable } from "#app/ui/tables/amount-table.tsx";
import { Muted } from "#app/ui/text.tsx";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** What the order comes to, whether it is paid, and what shipping it is expected to cost. */
export function MoneyCard({ money }: { money: OrderPage["money"] }) {
  const text = useText(order);
  const charged = [
    { label: text("subtotal"), money: money.subtotal },
    { label: text("discounts"), money: money.discounts },
    { label: text("shipping"), money: money.shipping },
    { label: text("tax"), money: money.tax },
  ];
  const payment = paymentOf(money.payment);
  return (
    <Card
      heading={text("money")}
      headingSize="small"
      badge={payment && <Badge tone={payment.tone}>{text(payment.label, { status: money.payment ?? "" })}</Badge>}
    >
      <AmountTable
        amounts={[
          ...charged.filter((amount) => amount.money.minor !== 0),
          { label: text("order-total"), money: money.total, strong: true },
          ...(money.paid === null ? [] : [{ label: text("paid-so-far"), money: money.paid }]),
          ...(money.refunded.minor === 0 ? [] : [{ label: text("refunded"), money: money.refunded }]),
          { label: text("expected-charge"), money: money.expectedCharge },
          { label: text("shipping-margin"), money: money.shippingMargin },
        ]}
      />
      {money.payment === "PARTIALLY_PAID" && <Muted>{text("partly-paid-how-much")}</Muted>}
      {(money.shippingMargin?.minor ?? 0) < 0 && <Muted>{text("shipping-at-a-loss")}</Muted>}
    </Card>
  );
}

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
