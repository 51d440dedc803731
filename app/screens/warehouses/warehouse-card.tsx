import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { Figure } from "#app/ui/pictures/figure.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Grid, Row } from "#app/ui/stack.tsx";
import { Heading, Muted, Paragraph } from "#app/ui/text.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { warehouses } from "./messages.ts";
import type { WarehouseCard } from "./read-warehouses.server.ts";
import { relativeTime } from "./relative-time.ts";

/** A warehouse at a glance: whether it works, what it has to ship today, and whether its stock is true. */
export function WarehouseCardView({ card, asOf, titled = true }: { card: WarehouseCard; asOf: string; titled?: boolean }) {
  const text = useText(warehouses);
  const { locale } = useShopFacts();
  const words = useWords();
  const { load, stock } = card;
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
            {!card.pricesConfirmed && <Badge tone="attention">{text("prices-unconfirmed")}</Badge>}
          </Row>
          <Muted>{text("provider-and-rank", { provider: card.provider, rank: card.priority })}</Muted>
        </Row>
      )}
      {card.lastProblem && (
        <Banner tone={card.state === "refused" ? "critical" : "warning"} title={text(PROBLEMS[card.state] ?? "failed")}>
          {words(card.lastProblem)}
        </Banner>
      )}
      <Grid columns={{ phone: 2, desk: 4 }}>
        <Figure
          title={text("to-ship")}
          shown={text("number", { value: load.open })}
          basis={text("shipped-today", { parcels: load.shippedToday })}
        >
          {load.late > 0 && <Badge tone="critical">{text("late", { parcels: load.late })}</Badge>}
        </Figure>
        <Figure
          title={text("cut-off")}
          shown={
            card.cutOffAt === null ? text("closed") : <time dateTime={card.cutOffAt}>{relativeTime(card.cutOffAt, asOf, locale)}</time>
          }
          basis={card.timeZone}
        />
        <Figure
          title={text("stock")}
          shown={text("units", { count: stock.units })}
          basis={text("skus", { count: stock.skus, out: stock.out })}
        >
          {stock.drift > 0 && <Badge tone="warning">{text("differ", { count: stock.drift })}</Badge>}
        </Figure>
        <Figure
          title={text("on-time")}
          shown={card.onTime === null ? text("none") : text("share", { share: card.onTime })}
          basis={text("last-28-days")}
        />
      </Grid>
      <Paragraph muted small>
        {[
          card.lastHeardAt === null ? text("not-heard") : text("heard", { when: relativeTime(card.lastHeardAt, asOf, locale) }),
          stock.unknownSkus > 0 && text("unknown-skus", { count: stock.unknownSkus }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Paragraph>
    </Card>
  );
}

const PROBLEMS: Partial<Record<WarehouseCard["state"], "refused" | "connecting">> = { refused: "refused", connecting: "connecting" };
