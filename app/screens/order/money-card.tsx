import { Card } from "#app/ui/card.tsx";
import { AmountTable } from "#app/ui/tables/amount-table.tsx";
import type { OrderPage } from "./read-order.server.ts";

/** What the buyer paid, and what shipping it is expected to cost. */
export function MoneyCard({ money }: { money: OrderPage["money"] }) {
  const charged = [
    { label: "Subtotal", money: money.subtotal },
    { label: "Discounts", money: money.discounts },
    { label: "Shipping", money: money.shipping },
    { label: "Tax", money: money.tax },
    { label: "Refunded", money: money.refunded },
  ];
  return (
    <Card heading="Money" headingSize="small">
      <AmountTable
        amounts={[
          ...charged.filter((amount) => amount.money.minor !== 0),
          { label: "Total charged", money: money.total, strong: true },
          { label: "Routing cost, expected", money: money.routingCost },
        ]}
      />
    </Card>
  );
}
