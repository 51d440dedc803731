import type { CauseDeclaration } from "#app/fulfillment/exceptions/exception-causes.ts";
import { ageOf } from "#app/ui/age-of.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CardSection } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { exceptionsScreen } from "./messages.ts";
import type { ExceptionGroup } from "./read-exceptions.server.ts";
import { remedyOf, type Remedy } from "./causes.ts";

type Props = {
  item: ExceptionGroup["items"][number];
  cause: CauseDeclaration;
  asOf: string;
  busy: boolean;
  onResolve: (by: Remedy) => void;
  onDismiss: () => void;
  /** What is asked before it is dismissed. */
  children: React.ReactNode;
};

/** One exception: what is wrong with which order, and the button that solves it. */
export function ExceptionItem({ item, cause, asOf, busy, onResolve, onDismiss, children }: Props) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const { orderId, orderName, warehouseId } = item;
  const remedy = remedyOf(cause, [item]);
  return (
    <CardSection divided>
      <Stack gap="small">
        <Paragraph>
          {orderId && <Link url={`/app/orders/${orderId}`}>{orderName ?? text("an-order")}</Link>}{" "}
          {withoutName(words(item.message), orderName)} <Muted>{words(ageOf(item.openedAt, asOf))}</Muted>
        </Paragraph>
        <Row>
          {remedy && (
            <Button
              disabled={busy}
              onClick={() => onResolve(remedy)}
              says={orderName === null ? undefined : text(`${remedy.intent}-order`, { order: orderName })}
            >
              {text(`${remedy.intent}-one`)}
            </Button>
          )}
          {cause.remedy === "warehouse" && warehouseId && (
            <LinkButton url={`/app/warehouses/${warehouseId}`}>{text("open-warehouse")}</LinkButton>
          )}
          <Button look="quiet" disabled={busy} onClick={onDismiss} says={text("dismiss-order", { order: orderName ?? words(cause.title) })}>
            {text("dismiss")}
          </Button>
        </Row>
        {children}
      </Stack>
    </CardSection>
  );
}

/** The order's name leads the line as a link already. */
function withoutName(words: string, name: string | null): string {
  return name && words.startsWith(`${name}: `) ? words.slice(name.length + 2) : words;
}
