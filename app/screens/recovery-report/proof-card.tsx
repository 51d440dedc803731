import { roundedUp } from "#app/offers/experiments/report-message.ts";
import { recoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { RangeBars } from "#app/ui/pictures/range-bars.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";
import type { RecoveryView } from "./recovery-view.ts";
import { useMoneyRange, useVerdict } from "./use-verdict.ts";

/** The three ways to count the same orders, in a sentence, a picture and a table. */
export function ProofCard({ period, open, all, countedDays }: RecoveryView) {
  const text = useText(recoveryReport);
  const rich = useRichText(recoveryReport);
  const verdict = useVerdict();
  const hasBegun = period?.hasBegun === true;
  return (
    <Card heading={text("proof")}>
      <Stack gap="tight">
        <Paragraph>{hasBegun ? verdict(all.incremental) : text("not-begun", { count: countedDays })}</Paragraph>
        {all.incremental.outcome === "estimated" && all.incremental.claim === "none" && all.incremental.needed > 0 && (
          <Paragraph muted>{text("none-until", { count: roundedUp(all.incremental.needed) })}</Paragraph>
        )}
      </Stack>
      {hasBegun && <ThreeWays all={all} />}
      {hasBegun && <Paragraph muted>{text("net-counts")}</Paragraph>}
      {period?.hasBegun && (
        <Paragraph muted>
          {rich("period", {
            since: <DateTime iso={period.since} style="date" />,
            until: <DateTime iso={period.until} style="date" />,
            madeAt: <DateTime iso={period.madeAt} />,
          })}{" "}
          {open > 0 && text("open-people", { count: open })}
        </Paragraph>
      )}
    </Card>
  );
}

function ThreeWays({ all: { lastTouch, anyway, incremental, treated, heldOut } }: Pick<RecoveryView, "all">) {
  const text = useText(recoveryReport);
  const { shown: money } = useMoney();
  const range = useMoneyRange();
  const estimated = incremental.outcome === "estimated" ? incremental : null;
  const orders = (of: "touched" | "treated" | "held-out", shown: string) => (
    <Link url={`/app/orders?recovered=${recoveredChoice({ of })}`}>{shown}</Link>
  );
  const rows = [
    {
      key: "last-touch",
      name: text("last-touch"),
      orders: orders("touched", text("number", { value: lastTouch.orders })),
      net: money(lastTouch.net),
      says: text("last-touch-says", { count: lastTouch.orders, unclicked: lastTouch.unclicked }),
    },
    {
      key: "anyway",
      name: text("anyway"),
      orders: anyway ? text("about", { value: Math.round(anyway.orders) }) : text("nothing"),
      net: money(anyway?.net ?? null),
      says: anyway ? (
        <span>
          {text("anyway-says", { people: heldOut.people })}{" "}
          {orders("held-out", text("people-orders", { count: heldOut.orders, people: heldOut.people }))}
        </span>
      ) : (
        text("anyway-none")
      ),
    },
    {
      key: "brought",
      name: text("brought"),
      orders: estimated ? text("buyers-range", estimated.buyers.interval) : text("nothing"),
      net: estimated ? (
        <span>
          {money(estimated.spend.incremental)}
          <br />
          <Muted>{range(estimated.spend.interval)}</Muted>
        </span>
      ) : (
        text("nothing")
      ),
      says: (
        <span>
          {text(estimated ? "brought-says" : "brought-wait")}{" "}
          {orders("treated", text("people-orders", { count: treated.orders, people: treated.people }))}
        </span>
      ),
    },
  ];
  return (
    <>
      <RangeBars
        label={text("picture")}
        bars={[
          { key: "last-touch", label: text("last-touch"), value: lastTouch.net, shown: money(lastTouch.net) },
          ...(anyway ? [{ key: "anyway", label: text("anyway"), value: anyway.net, shown: money(anyway.net) }] : []),
          ...(estimated
            ? [
                {
                  key: "brought",
                  label: text("brought"),
                  value: estimated.spend.incremental,
                  shown: money(estimated.spend.incremental),
                  range: estimated.spend.interval,
                  strong: true,
                },
              ]
            : []),
        ]}
      />
      <DataTable
        cardsOnPhone
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { title: text("measure"), cell: ({ name }) => name },
          { title: text("what-it-says"), cell: ({ says }) => says },
          { title: text("orders-of"), number: true, cell: (row) => row.orders },
          { title: text("net"), number: true, cell: (row) => row.net },
        ]}
      />
    </>
  );
}
