import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";
import type { RecoveryView } from "./recovery-view.ts";

/** Orders of the last days whose last touch was recovery's, as they are known at this moment. */
export function RecentCard({ recent, recentDays }: Pick<RecoveryView, "recent" | "recentDays">) {
  const text = useText(recoveryReport);
  const words = useWords();
  const { shown: money } = useMoney();
  return (
    <Card heading={text("recent", { count: recentDays })}>
      <Paragraph muted>{recent.length > 0 ? `${text("recent-about")} ${text("net-counts")}` : text("recent-none")}</Paragraph>
      {recent.length > 0 && (
        <DataTable
          cardsOnPhone
          rows={recent}
          rowKey={({ key }) => key}
          columns={[
            { title: text("journey"), cell: ({ journey }) => journey ?? text("gone-journey") },
            { title: text("step-of"), cell: ({ step }) => (step ? words(step) : text("nothing")) },
            {
              title: text("orders-of"),
              number: true,
              cell: ({ orders, url }) => <Link url={url}>{text("orders", { count: orders })}</Link>,
            },
            { title: text("net"), number: true, cell: ({ net }) => money(net) },
          ]}
        />
      )}
    </Card>
  );
}
