import { Badge, Banner, BlockStack, Card, InlineGrid, InlineStack, Link, Text } from "@shopify/polaris";
import type { WarehouseCard } from "./read-warehouses.server.ts";
import { ageInWords } from "#app/ui/age-in-words.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { StageBadge } from "#app/ui/stage-badge.tsx";

export const KINDS = { built_in: "Built-in warehouse", shipbob: "ShipBob" } as const;

/** A warehouse at a glance: whether it works, what it has to ship today, and whether its stock is true. */
export function WarehouseCardView({ card, asOf, titled = true }: { card: WarehouseCard; asOf: string; titled?: boolean }) {
  const { locale } = useShopFacts();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <Card>
      <BlockStack gap="400">
        {titled && (
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h2" variant="headingMd">
                <Link url={`/app/warehouses/${card.id}`} removeUnderline>
                  {card.name}
                </Link>
              </Text>
              <StageBadge stage={card.state} />
            </InlineStack>
            <Text as="span" tone="subdued">{`${KINDS[card.kind]} · rank ${card.priority}`}</Text>
          </InlineStack>
        )}
        {card.lastProblem && (
          <Banner tone={card.state === "refused" ? "critical" : "warning"} title={PROBLEMS[card.state] ?? "The last attempt failed"}>
            <p className="wb-wrap">{card.lastProblem}</p>
          </Banner>
        )}
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
          <Fact title="To ship" shown={number(card.load.open)} details={`${number(card.load.shippedToday)} shipped today`}>
            {card.load.late > 0 && <Badge tone="critical">{`${number(card.load.late)} late`}</Badge>}
          </Fact>
          <Fact title="Cut-off" shown={cutOffIn(card.cutOffAt, asOf)} details={card.timeZone} />
          <Fact
            title="Stock"
            shown={`${number(card.stock.units)} units`}
            details={`${number(card.stock.skus)} SKUs, ${number(card.stock.out)} sold out`}
          >
            {card.stock.drift > 0 && (
              <Badge tone="warning">
                {card.stock.drift === 1 ? "1 differs in Shopify" : `${number(card.stock.drift)} differ in Shopify`}
              </Badge>
            )}
          </Fact>
          <Fact
            title="Left on time"
            shown={card.onTime === null ? "—" : new Intl.NumberFormat(locale, { style: "percent" }).format(card.onTime)}
            details="last 28 days"
          />
        </InlineGrid>
        <Text as="p" tone="subdued" variant="bodySm">
          {card.lastHeardAt === null ? "Not heard from yet" : `Last heard from ${ago(card.lastHeardAt, asOf)}`}
          {card.stock.unknownSkus > 0 && ` · ${number(card.stock.unknownSkus)} SKUs there that your shop doesn't sell`}
        </Text>
      </BlockStack>
    </Card>
  );
}

const PROBLEMS: Partial<Record<WarehouseCard["state"], string>> = {
  refused: "It no longer lets Waybill in: renew its credentials",
  connecting: "Not connected yet; Waybill tries again by itself",
};

function Fact({ title, shown, details, children }: { title: string; shown: string; details: string; children?: React.ReactNode }) {
  return (
    <BlockStack gap="050" inlineAlign="start">
      <Text as="h3" tone="subdued" fontWeight="regular">
        {title}
      </Text>
      <Text as="span" variant="headingMd" numeric>
        {shown}
      </Text>
      <Text as="span" tone="subdued" variant="bodySm">
        {details}
      </Text>
      {children}
    </BlockStack>
  );
}

function cutOffIn(cutOffAt: string | null, asOf: string): string {
  if (cutOffAt === null) return "Closed";
  return `in ${ageInWords(asOf, cutOffAt).replace("just now", "1 min")}`;
}

function ago(since: string, asOf: string): string {
  const age = ageInWords(since, asOf);
  return age === "just now" ? age : `${age} ago`;
}
