import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { recoveryCart } from "./messages.ts";
import type { CartLine, CartView } from "./read-cart.server.ts";

/** What is in the cart, and what it comes to. */
export function CartLinesCard({ lines, value, discountCodes }: Pick<CartView, "lines" | "value" | "discountCodes">) {
  const text = useText(recoveryCart);
  return (
    <Card heading={text("lines")}>
      {lines.length === 0 && <Paragraph muted>{text("no-lines")}</Paragraph>}
      <Stack as="ul" gap="small">
        {lines.map((line, place) => (
          <li key={place}>
            <Line line={line} />
          </li>
        ))}
      </Stack>
      <Row place="spread">
        <Span strong>{text("total")}</Span>
        <Span strong>
          <MoneyText money={value} />
        </Span>
      </Row>
      {discountCodes.length > 0 && <Muted>{text("codes", { count: discountCodes.length, codes: discountCodes })}</Muted>}
    </Card>
  );
}

function Line({ line }: { line: CartLine }) {
  const text = useText(recoveryCart);
  return (
    <Row place="spread" align="top" gap="large" nowrap>
      <Stack gap="tight">
        <WrittenByPeople>
          <bdi>{line.title}</bdi> <Muted>{line.variantTitle === "Default Title" ? "" : line.variantTitle}</Muted>{" "}
          <Muted>{line.sku ?? ""}</Muted>
        </WrittenByPeople>
        {line.sellingPlanId !== null && <Muted>{text("subscription")}</Muted>}
        {Object.entries(line.properties).map(([name, value]) => (
          <WrittenByPeople key={name}>
            <Muted>{`${name}: ${value}`}</Muted>
          </WrittenByPeople>
        ))}
      </Stack>
      <Digits>
        {text("times", { quantity: line.quantity })} <MoneyText money={line.price} />
      </Digits>
    </Row>
  );
}
