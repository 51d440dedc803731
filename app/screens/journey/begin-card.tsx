import { saysOf } from "#app/recovery/journeys/conditions/conditions.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { Button } from "#app/ui/button.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Muted, Span } from "#app/ui/text.tsx";
import { discountOf, reentryOf } from "./flow/summary-of.ts";
import { journey } from "./messages.ts";

type Props = { definition: JourneyDefinition; onTrigger: () => void; onDiscount: () => void };

/** How a journey begins, who enters it, whether they may come again, and its discount. */
export function BeginCard({ definition: { trigger, reentry, discount }, onTrigger, onDiscount }: Props) {
  const text = useText(journey);
  const words = useWords();
  const { currency } = useShopFacts();
  return (
    <div className="journey-begin">
      <Stack gap="small">
        <Span strong>{text(`begins-${trigger.kind}`)}</Span>
        <Stack gap="tiny">
          {trigger.all.length === 0 && <Muted>{text("everybody")}</Muted>}
          {trigger.all.map((condition, index) => {
            const says = saysOf(condition, currency);
            return <Muted key={index}>{says ? words(says) : condition.code}</Muted>;
          })}
          <Muted>{words(reentryOf({ trigger, reentry }))}</Muted>
          <Muted>{words(discountOf(discount, currency))}</Muted>
        </Stack>
        <Row gap="tight">
          <Button says={text("edit-begin")} onClick={onTrigger}>
            {text("edit")}
          </Button>
          <Button look="quiet" onClick={onDiscount}>
            {text("discount")}
          </Button>
        </Row>
      </Stack>
    </div>
  );
}
