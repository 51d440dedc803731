import type { Figures } from "#app/insights/read-figures.server.ts";
import { FigureCard } from "#app/ui/pictures/figure.tsx";
import { ui } from "#app/ui/messages/messages.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { Sparkline } from "#app/ui/pictures/sparkline.tsx";
import { Grid } from "#app/ui/stack.tsx";
import { home } from "./messages.ts";

/** How routing did, each figure with its period and its days. A figure that nothing was computed from says so. */
export function FigureCards({ figures }: { figures: Figures }) {
  const text = useText(home);
  const format = useText(ui);
  const money = useMoney().shown;
  const period = text("last-days", { count: figures.days });
  const share = (part: number | null) => (part === null ? "—" : format("percent", { value: part }));
  const onTime = figures.parcelsDue === 0 ? null : figures.shippedOnTime / figures.parcelsDue;

  return (
    <Grid columns={{ phone: 1, tablet: 3 }}>
      <FigureCard
        title={text("cost-per-order")}
        period={period}
        shown={money(figures.costPerOrder)}
        basis={text("expected-cost-of", { count: figures.ordersRouted })}
      >
        {figures.costPerOrder !== null && (
          <Sparkline
            label={text("cost-per-order")}
            points={figures.perDay.map(({ day, costPerOrder }) => ({ day, value: costPerOrder, shown: money(costPerOrder) }))}
          />
        )}
      </FigureCard>
      <FigureCard title={text("split-rate")} period={period} shown={share(figures.splitRate)} basis={text("split-orders")}>
        {figures.splitRate !== null && (
          <Sparkline
            label={text("split-rate")}
            points={figures.perDay.map(({ day, splitRate }) => ({ day, value: splitRate, shown: share(splitRate) }))}
          />
        )}
      </FigureCard>
      <FigureCard
        title={text("left-on-time")}
        period={period}
        shown={share(onTime)}
        basis={text("left-by-their-day", { count: figures.parcelsDue, onTime: figures.shippedOnTime })}
      />
    </Grid>
  );
}
