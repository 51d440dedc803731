import { CART_DAYS } from "#app/offers/reporting/settling.ts";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import type { ShopResults } from "./read-results.server.ts";

const GROUPS = [
  { group: "offered", filter: "offered" },
  { group: "heldOut", filter: "held-out" },
] as const;

/** What all offers brought beyond what would have been spent anyway, how that is known, and of which orders. */
export function BroughtCard({ results }: { results: ShopResults }) {
  const text = useText(offersScreen);
  const rich = useRichText(offersScreen);
  const words = useWords();
  const { brought, period, counted, open, refundDays, ordersTaken } = results;
  return (
    <Card heading={text("brought")}>
      <Paragraph>{words(brought)}</Paragraph>
      {period?.hasBegun && (
        <Paragraph muted>
          {rich("brought-period", {
            since: <DateTime iso={period.since} style="date" />,
            until: <DateTime iso={period.until} style="date" />,
          })}
        </Paragraph>
      )}
      {counted.offered.purchases + counted.heldOut.purchases > 0 && (
        <DataTable
          cardsOnPhone
          rows={GROUPS}
          rowKey={({ group }) => group}
          columns={[
            { title: text("group"), cell: ({ group }) => text(group === "offered" ? "group-offered" : "group-held-out") },
            { title: text("purchases"), number: true, cell: ({ group }) => text("number", { value: counted[group].purchases }) },
            {
              title: text("paid-orders"),
              number: true,
              cell: ({ group, filter }) => (
                <Link url={`/app/orders?measured=${filter}`}>{text("number", { value: counted[group].orders })}</Link>
              ),
            },
          ]}
        />
      )}
      <Paragraph muted>{text("brought-how", { days: refundDays + CART_DAYS, refundDays })}</Paragraph>
      {open > 0 && <Paragraph muted>{text("not-settled", { count: open })}</Paragraph>}
      {ordersTaken > 0 && (
        <Paragraph>
          <Link url="/app/orders?took=any&placed=28-days">{text("orders-taken", { count: ordersTaken })}</Link>
        </Paragraph>
      )}
    </Card>
  );
}
