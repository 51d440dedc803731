import { ageInWords } from "#app/ui/age-in-words.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Grid, Row } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import type { WarehouseCard } from "./read-warehouses.server.ts";

/** A warehouse at a glance: whether it works, what it has to ship today, and whether its stock is true. */
export function WarehouseCardView({ card, asOf, titled = true }: { card: WarehouseCard; asOf: string; titled?: boolean }) {
  const { locale } = useShopFacts();
  const words = useWords();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <Card gap="large">
      {titled && (
        <Row place="spread">
          <Row>
            <Heading>
              <Link url={`/app/warehouses/${card.id}`} title>
                {card.name}
              </Link>
            </Heading>
            <StageBadge stage={card.state} />
          </Row>
          <Muted>{`${card.provider} · rank ${card.priority}`}</Muted>
        </Row>
      )}
      {card.lastProblem && (
        <Banner tone={card.state === "refused" ? "critical" : "warning"} title={PROBLEMS[card.state] ?? "The last attempt failed"}>
          {words(card.lastProblem)}
        </Banner>
      )}
      <Grid columns={{ phone: 2, desk: 4 }}>
        <Figure title="To ship" shown={number(card.load.open)} basis={`${number(card.load.shippedToday)} shipped today`}>
          {card.load.late > 0 && <Badge tone="critical">{`${number(card.load.late)} late`}</Badge>}
        </Figure>
        <Figure title="Cut-off" shown={cutOffIn(card.cutOffAt, asOf)} basis={card.timeZone} />
        <Figure
          title="Stock"
          shown={`${number(card.stock.units)} units`}
          basis={`${number(card.stock.skus)} SKUs, ${number(card.stock.out)} sold out`}
        >
          {card.stock.drift > 0 && (
            <Badge tone="warning">
              {card.stock.drift === 1 ? "1 differs in Shopify" : `${number(card.stock.drift)} differ in Shopify`}
            </Badge>
          )}
        </Figure>
        <Figure
          title="Left on time"
          shown={card.onTime === null ? "—" : new Intl.NumberFormat(locale, { style: "percent" }).format(card.onTime)}
          basis="last 28 days"
        />
      </Grid>
      <Paragraph muted small>
        {card.lastHeardAt === null ? "Not heard from yet" : `Last heard from ${ago(card.lastHeardAt, asOf)}`}
        {card.stock.unknownSkus > 0 && ` · ${number(card.stock.unknownSkus)} SKUs there that your shop doesn't sell`}
      </Paragraph>
    </Card>
  );
}

const PROBLEMS: Partial<Record<WarehouseCard["state"], string>> = {
  refused: "It no longer lets Waybill in: renew its credentials",
  connecting: "Not connected yet; Waybill tries again by itself",
};

function cutOffIn(cutOffAt: string | null, asOf: string): string {
  if (cutOffAt === null) return "Closed";
  return `in ${ageInWords(asOf, cutOffAt).replace("just now", "1 min")}`;
}

function ago(since: string, asOf: string): string {
  const age = ageInWords(since, asOf);
  return age === "just now" ? age : `${age} ago`;
}
