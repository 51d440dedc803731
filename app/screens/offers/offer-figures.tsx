import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useMoney } from "#app/ui/money-text.tsx";
import { Figure } from "#app/ui/pictures/figure.tsx";
import { Grid, Stack } from "#app/ui/stack.tsx";
import { Paragraph, Span } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import type { OfferResults } from "./read-results.server.ts";

type Props = { offerId: string; isGoal: boolean; results: OfferResults };

/** What became of an offer: each figure with its period, and the orders behind it a press away. */
export function OfferFigures({ offerId, isGoal, results }: Props) {
  const text = useText(offersScreen);
  const words = useWords();
  const { shown: money } = useMoney();
  const { shown, taken, ordersShown, ordersTaken, valueWith, valueWithout } = results;
  const orders = (filter: "offered" | "took") => `/app/orders?${filter}=${offerId}&placed=28-days`;
  return (
    <Stack gap="medium">
      <Grid columns={{ phone: 2, desk: isGoal ? 2 : 4 }}>
        <Figure title={text("shown")} shown={text("number", { value: shown })} basis={text("shown-basis")}>
          {ordersShown > 0 && <Link url={orders("offered")}>{text("in-orders", { count: ordersShown })}</Link>}
        </Figure>
        {!isGoal && (
          <Figure title={text("taken")} shown={text("number", { value: taken })} basis={text("taken-basis")}>
            {ordersTaken > 0 && <Link url={orders("took")}>{text("in-orders", { count: ordersTaken })}</Link>}
          </Figure>
        )}
        {!isGoal && (
          <Figure
            title={text("take-rate")}
            shown={shown === 0 ? text("none") : text("share", { share: taken / shown })}
            basis={text(shown === 0 ? "take-rate-none" : "take-rate-basis")}
          />
        )}
        {!isGoal && (
          <Figure
            title={text("order-value")}
            shown={money(valueWith)}
            basis={text(valueWith === null ? "order-value-none" : "order-value-basis")}
          >
            {valueWith !== null && valueWithout !== null && (
              <Span tone="muted" small>
                {text("order-value-beside", { without: money(valueWithout) })}
              </Span>
            )}
          </Figure>
        )}
      </Grid>
      <Paragraph>{words(results.brought)}</Paragraph>
      {isGoal && (
        <Paragraph muted small>
          {text("goal-not-taken")}
        </Paragraph>
      )}
    </Stack>
  );
}
