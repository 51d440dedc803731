import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { MoneyText } from "#app/ui/money-text.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Muted, Paragraph, Span, WrittenByPeople } from "#app/ui/text.tsx";
import { recoveryCart } from "./messages.ts";
import type { CartLine, CartView } from "./read-cart.server.ts";

/** What is in the cart, and what it comes to. */
export function CartLinesCard({ lines, value, prices, discountCodes }: Pick<CartView, "lines" | "value" | "prices" | "discountCodes">) {
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
      {prices.total.currency !== value.currency && (
        <Row place="spread">
          <Span>{text("buyers-total")}</Span>
          <Span>
            <MoneyText money={prices.total} />
          </Span>
        </Row>
      )}
      {lines.length > 0 && prices.total.currency !== value.currency && (
        <Muted>{text("buyers-prices", { currency: prices.total.currency })}</Muted>
      )}
      {lines.length > 0 && !prices.isBuyers && <Muted>{text("shops-prices", { currency: value.currency })}</Muted>}
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
        {line.shown !== null && line.shown.currency !== line.price.currency && (
          <>
            <br />
            <Muted>
              <MoneyText money={line.shown} />
            </Muted>
          </>
        )}
      </Digits>
    </Row>
  );
}
