import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Muted, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** What was bought. */
export function LinesCard({ lines }: { lines: OrderPage["lines"] }) {
  const text = useText(order);
  return (
    <Card heading={text("items")}>
      <Stack as="ul" gap="small">
        {lines.map((line) => (
          <li key={line.id}>
            <Row place="spread" align="top" gap="large" nowrap>
              <Stack gap="tight">
                <WrittenByPeople>
                  <bdi>{line.title}</bdi>{" "}
                  <Span tone={line.sku ? "muted" : "critical"}>{line.sku ?? (line.ships ? text("no-sku") : "")}</Span>
                  {!line.ships && <Muted> {text("not-shipped")}</Muted>}
                  {line.quantity < line.ordered && <Muted> {text("removed", { count: line.ordered - line.quantity })}</Muted>}
                </WrittenByPeople>
                {line.properties.map((property, place) => (
                  <WrittenByPeople key={`${property} ${place}`}>
                    <Muted>{property}</Muted>
                  </WrittenByPeople>
                ))}
              </Stack>
              <Digits>
                {text("times", { quantity: line.quantity })} <MoneyText money={line.total} />
              </Digits>
            </Row>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
