import { Card } from "#app/ui/card.tsx";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Muted, Span, WrittenByPeople } from "#app/ui/text.tsx";
import type { OrderPage } from "./read-order.server.ts";

/** What was bought. */
export function LinesCard({ lines }: { lines: OrderPage["lines"] }) {
  return (
    <Card heading="Items">
      <Stack as="ul" gap="small">
        {lines.map((line) => (
          <li key={line.id}>
            <Row place="spread" align="top" gap="large" nowrap>
              <WrittenByPeople>
                {line.title} <Span tone={line.sku ? "muted" : "critical"}>{line.sku ?? (line.ships ? "No SKU" : "")}</Span>
                {!line.ships && <Muted> Not shipped</Muted>}
                {line.quantity < line.ordered && <Muted>{` ${line.ordered - line.quantity} removed`}</Muted>}
              </WrittenByPeople>
              <Digits>
                {`× ${line.quantity}  `}
                <MoneyText money={line.total} />
              </Digits>
            </Row>
          </li>
        ))}
      </Stack>
    </Card>
  );
}
