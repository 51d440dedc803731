import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { AmountTable } from "#app/ui/tables/amount-table.tsx";
import { Muted } from "#app/ui/text.tsx";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** What the buyer paid, and what shipping it is expected to cost. */
export function MoneyCard({ money }: { money: OrderPage["money"] }) {
  const text = useText(order);
  const charged = [
    { label: text("subtotal"), money: money.subtotal },
    { label: text("discounts"), money: money.discounts },
    { label: text("shipping"), money: money.shipping },
    { label: text("tax"), money: money.tax },
    { label: text("refunded"), money: money.refunded },
  ];
  return (
    <Card heading={text("money")} headingSize="small">
      <AmountTable
        amounts={[
          ...charged.filter((amount) => amount.money.minor !== 0),
          { label: text("total-charged"), money: money.total, strong: true },
          { label: text("expected-charge"), money: money.expectedCharge },
          { label: text("shipping-margin"), money: money.shippingMargin },
        ]}
      />
      {(money.shippingMargin?.minor ?? 0) < 0 && <Muted>{text("shipping-at-a-loss")}</Muted>}
    </Card>
  );
}
