import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, Span } from "#app/ui/text.tsx";
import { promiseOf } from "../parts/promise-of.ts";
import { order } from "./messages.ts";
import type { OrderPage } from "./read-order.server.ts";

/** By when the order was promised, what that rests on, and what came of it. */
export function PromiseCard({ promise }: { promise: NonNullable<OrderPage["promise"]> }) {
  const text = useText(order);
  const words = useWords();
  const { message, tone } = promiseOf(promise);
  const badge = promise.verdict === "kept" ? "promise-kept" : promise.verdict === "broken" ? "promise-broken" : null;
  return (
    <Card heading={text("delivery-promise")} headingSize="small" badge={badge && <Badge {...(tone && { tone })}>{text(badge)}</Badge>}>
      <Stack gap="tiny">
        <Span strong>{text("promised-day", { day: promise.date })}</Span>
        {promise.verdict !== "pending" && <Paragraph>{words(message)}</Paragraph>}
        {promise.saidAtCheckout && <Paragraph>{text("promised-at-checkout")}</Paragraph>}
        <Muted>{text("promise-chance", { chance: promise.chance, confidence: promise.confidence })}</Muted>
        {promise.because.map((why) => (
          <Muted key={JSON.stringify(why)}>{words(why)}</Muted>
        ))}
      </Stack>
    </Card>
  );
}
