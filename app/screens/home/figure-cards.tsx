import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { formatMoney } from "#app/platform/money.ts";
import type { Figures } from "#app/insights/read-figures.server.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Sparkline } from "#app/ui/sparkline.tsx";

/** How routing did, each figure with its period and its days. A figure that nothing was computed from says so. */
export function FigureCards({ figures }: { figures: Figures }) {
  const { currency, locale } = useShopFacts();
  const period = `last ${figures.days} days`;
  const money = (minor: number | null) => (minor === null ? "—" : formatMoney({ minor: Math.round(minor), currency }, locale));
  const share = (part: number | null) =>
    part === null ? "—" : new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(part);
  const onTime = figures.parcelsShipped === 0 ? null : figures.shippedOnTime / figures.parcelsShipped;

  return (
    <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
      <Figure
        title="Cost per order"
        period={period}
        shown={money(figures.costPerOrder)}
        basis={`Expected shipping and picking, ${figures.ordersRouted} orders routed`}
      >
        <Sparkline
          label="Cost per order"
          points={figures.perDay.map(({ day, costPerOrder }) => ({ day, value: costPerOrder, shown: money(costPerOrder) }))}
        />
      </Figure>
      <Figure title="Split rate" period={period} shown={share(figures.splitRate)} basis="Routed orders that need more than one parcel">
        <Sparkline
          label="Split rate"
          points={figures.perDay.map(({ day, splitRate }) => ({ day, value: splitRate, shown: share(splitRate) }))}
        />
      </Figure>
      <Figure
        title="Left on time"
        period={period}
        shown={share(onTime)}
        basis={`${figures.shippedOnTime} of ${figures.parcelsShipped} parcels left by their day`}
      />
    </InlineGrid>
  );
}

function Figure(props: { title: string; period: string; shown: string; basis: string; children?: React.ReactNode }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {props.title}{" "}
          <Text as="span" tone="subdued" fontWeight="regular">
            {props.period}
          </Text>
        </Text>
        <Text as="p" variant="headingLg" numeric>
          {props.shown}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {props.basis}
        </Text>
        {props.shown !== "—" && props.children}
      </BlockStack>
    </Card>
  );
}
