import { roundedUp } from "#app/offers/experiments/report-message.ts";
import { type RecoveredChoice, recoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Muted, Paragraph, Span } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";
import type { Part } from "./recovery-view.ts";
import { useMoneyRange } from "./use-verdict.ts";

const CLAIMS = { more: ["proven", "success"], less: ["harm", "critical"], none: ["chance", undefined] } as const;

/** The three ways to count for each journey and step, or each channel. */
export function PartsCard({ title, about, first, parts }: { title: string; about?: string; first: string; parts: readonly Part[] }) {
  const text = useText(recoveryReport);
  const words = useWords();
  const { shown: money } = useMoney();
  const name = ({ label }: Part) => (typeof label === "string" ? label : words(label));
  return (
    <Card heading={title}>
      {about !== undefined && <Paragraph muted>{about}</Paragraph>}
      <DataTable
        cardsOnPhone
        rows={parts}
        rowKey={({ key }) => key}
        columns={[
          { title: first, cell: (part) => (part.isStep ? <Muted>{name(part)}</Muted> : <Span strong>{name(part)}</Span>) },
          {
            title: text("last-touch"),
            number: true,
            cell: (part) => (
              <Stack gap="none">
                <OrdersLink part={part} of="touched" shown={text("orders", { count: part.lastTouch.orders })} />
                <Muted>{money(part.lastTouch.net)}</Muted>
              </Stack>
            ),
          },
          { title: text("anyway"), number: true, cell: ({ anyway }) => money(anyway?.net ?? null) },
          { title: text("incremental"), number: true, cell: (part) => <Brought part={part} /> },
          {
            title: text("compared"),
            number: true,
            cell: (part) => (
              <Stack gap="none">
                <OrdersLink
                  part={part}
                  of="treated"
                  shown={text("people-orders", { count: part.treated.orders, people: part.treated.people })}
                />
                <OrdersLink
                  part={part}
                  of="held-out"
                  shown={text("held-out-orders", { count: part.heldOut.orders, people: part.heldOut.people })}
                />
              </Stack>
            ),
          },
        ]}
      />
      {parts.some(({ isCompared }) => !isCompared) && <Paragraph muted>{text("hint-why")}</Paragraph>}
    </Card>
  );
}

function Brought({ part: { incremental, isCompared } }: { part: Part }) {
  const text = useText(recoveryReport);
  const { shown: money } = useMoney();
  const range = useMoneyRange();
  if (incremental.outcome === "not-enough") return <Muted>{text("wait", { count: roundedUp(incremental.needed) })}</Muted>;
  const [word, tone] = CLAIMS[incremental.claim];
  return (
    <Stack gap="none">
      <Span>{money(incremental.spend.incremental)}</Span>
      <Muted>{range(incremental.spend.interval)}</Muted>
      <span>
        <Badge tone={isCompared ? tone : undefined}>{text(isCompared ? word : "hint")}</Badge>
      </span>
    </Stack>
  );
}

function OrdersLink({ part: { journeyId, nodeId, channel }, of, shown }: { part: Part; of: RecoveredChoice["of"]; shown: string }) {
  return <Link url={`/app/orders?recovered=${recoveredChoice({ of, journeyId, nodeId, channel })}`}>{shown}</Link>;
}
