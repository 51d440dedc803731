import type { Figures } from "#app/insights/read-figures.server.ts";
import { FigureCard } from "#app/ui/figure.tsx";
import { useMoney } from "#app/ui/money-text.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Sparkline } from "#app/ui/sparkline.tsx";
import { Grid } from "#app/ui/stack.tsx";

/** How routing did, each figure with its period and its days. A figure that nothing was computed from says so. */
export function FigureCards({ figures }: { figures: Figures }) {
  const { locale } = useShopFacts();
  const money = useMoney().shown;
  const period = `last ${figures.days} days`;
  const share = (part: number | null) =>
    part === null ? "—" : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(part);
  const onTime = figures.parcelsShipped === 0 ? null : figures.shippedOnTime / figures.parcelsShipped;

  return (
    <Grid columns={{ phone: 1, tablet: 3 }}>
      <FigureCard
        title="Cost per order"
        period={period}
        shown={money(figures.costPerOrder)}
        basis={`Expected shipping and picking, ${figures.ordersRouted} orders routed`}
      >
        {figures.costPerOrder !== null && (
          <Sparkline
            label="Cost per order"
            points={figures.perDay.map(({ day, costPerOrder }) => ({ day, value: costPerOrder, shown: money(costPerOrder) }))}
          />
        )}
      </FigureCard>
      <FigureCard title="Split rate" period={period} shown={share(figures.splitRate)} basis="Routed orders that need more than one parcel">
        {figures.splitRate !== null && (
          <Sparkline
            label="Split rate"
            points={figures.perDay.map(({ day, splitRate }) => ({ day, value: splitRate, shown: share(splitRate) }))}
          />
        )}
      </FigureCard>
      <FigureCard
        title="Left on time"
        period={period}
        shown={share(onTime)}
        basis={`${figures.shippedOnTime} of ${figures.parcelsShipped} parcels left by their day`}
      />
    </Grid>
  );
}
