import type { CauseDeclaration } from "#app/fulfillment/exceptions/exception-causes.ts";
import { ageInWords } from "#app/ui/age-in-words.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CardSection } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

type Props = {
  item: ExceptionGroup["items"][number];
  cause: CauseDeclaration;
  asOf: string;
  busy: boolean;
  onReroute: (orderIds: readonly string[]) => void;
  onDismiss: () => void;
  /** What is asked before it is dismissed. */
  children: React.ReactNode;
};

/** One exception: what is wrong with which order, and the button that solves it. */
export function ExceptionItem({ item, cause, asOf, busy, onReroute, onDismiss, children }: Props) {
  const words = useWords();
  const { orderId, orderName, warehouseId } = item;
  return (
    <CardSection divided>
      <Stack gap="small">
        <Paragraph>
          {orderId && <Link url={`/app/orders/${orderId}`}>{orderName ?? "Order"}</Link>} {withoutName(words(item.message), orderName)}{" "}
          <Muted>{ageInWords(item.openedAt, asOf)}</Muted>
        </Paragraph>
        <Row>
          {cause.remedy === "reroute" && orderId && (
            <Button disabled={busy} onClick={() => onReroute([orderId])} says={`Re-route ${orderName ?? "order"}`}>
              Re-route
            </Button>
          )}
          {cause.remedy === "warehouse" && warehouseId && (
            <LinkButton url={`/app/warehouses/${warehouseId}`}>Open the warehouse</LinkButton>
          )}
          <Button look="quiet" disabled={busy} onClick={onDismiss} says={`Dismiss ${orderName ?? words(cause.title)}`}>
            Dismiss
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
