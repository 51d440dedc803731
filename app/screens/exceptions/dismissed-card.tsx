import { useFetcher } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Dated } from "#app/ui/date-time.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { causeOf } from "./causes.ts";
import { exceptionsScreen } from "./messages.ts";
import type { DismissedException } from "./read-dismissed.server.ts";

/** What somebody dismissed and still stands: why, and the way back. */
export function DismissedCard({ dismissed }: { dismissed: readonly DismissedException[] }) {
  const text = useText(exceptionsScreen);
  const words = useWords();
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  if (dismissed.length === 0) return null;
  return (
    <section id="dismissed" aria-label={text("dismissed")}>
      <Card heading={text("dismissed")}>
        <Paragraph muted>{text("dismissed-help")}</Paragraph>
        <Stack as="ul" gap="medium">
          {dismissed.map(({ id, cause, orderId, orderName, why, dismissedAt }) => (
            <li key={id}>
              <Row place="spread" align="top">
                <Stack gap="tiny">
                  <Paragraph>
                    {orderId && <Link url={`/app/orders/${orderId}`}>{orderName ?? text("an-order")}</Link>} {words(causeOf(cause).title)}
                  </Paragraph>
                  <Paragraph small>
                    <Dated iso={dismissedAt}>{words(why)}</Dated>
                  </Paragraph>
                </Stack>
                <Button
                  look="quiet"
                  disabled={command.state !== "idle"}
                  says={text("undo-dismissal-of", { what: orderName ?? words(causeOf(cause).title) })}
                  onClick={() => command.submit({ intent: "undo", exceptionId: [id] }, { method: "post", encType: "application/json" })}
                >
                  {text("undo")}
                </Button>
              </Row>
            </li>
          ))}
        </Stack>
      </Card>
    </section>
  );
}
