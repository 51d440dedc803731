import { BlockStack, Card, Text } from "@shopify/polaris";
import type { OrderPage } from "./read-order.server.ts";
import { MoneyText } from "#app/ui/money-text.tsx";

/** What the buyer paid, and what shipping it is expected to cost. */
export function MoneyCard({ money }: { money: OrderPage["money"] }) {
  const lines = [
    { words: "Subtotal", money: money.subtotal },
    { words: "Discounts", money: money.discounts },
    { words: "Shipping", money: money.shipping },
    { words: "Tax", money: money.tax },
    { words: "Refunded", money: money.refunded },
  ].filter((line) => line.money.minor !== 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Money
        </Text>
        <table className="wb-table">
          <tbody>
            {lines.map((line) => (
              <tr key={line.words}>
                <th scope="row">{line.words}</th>
                <td className="wb-amount">
                  <MoneyText money={line.money} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>Total charged</strong>
              </th>
              <td className="wb-amount">
                <strong>
                  <MoneyText money={money.total} />
                </strong>
              </td>
            </tr>
            <tr>
              <th scope="row">Routing cost, expected</th>
              <td className="wb-amount">
                <MoneyText money={money.routingCost} />
              </td>
            </tr>
          </tbody>
        </table>
      </BlockStack>
    </Card>
  );
}
