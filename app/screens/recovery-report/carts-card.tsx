import { CHANNELS } from "#app/messaging/channel.ts";
import { recoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";
import type { RecoveryView } from "./recovery-view.ts";

/** How far each channel comes: a rate, and of how many carts it is one. */
export function CartsCard({ carts, isAddedUp, recentDays }: Pick<RecoveryView, "carts" | "isAddedUp" | "recentDays">) {
  const text = useText(recoveryReport);
  const { left, known, heldOut, byChannel } = carts;
  const rows = CHANNELS.flatMap((channel) => {
    const counts = byChannel[channel];
    return counts ? [{ channel, ...counts }] : [];
  });
  const ofAll = (value: number) => text("with-share", { value, share: left === 0 ? 0 : value / left });
  return (
    <Card heading={text("carts", { count: recentDays })}>
      <Paragraph muted>
        {!isAddedUp ? text("carts-uncounted") : left === 0 ? text("carts-none") : text("carts-about", { left, known, heldOut })}
      </Paragraph>
      {rows.length > 0 && (
        <DataTable
          cardsOnPhone
          rows={rows}
          rowKey={({ channel }) => channel}
          columns={[
            { title: text("channel"), cell: ({ channel }) => text(`channel-${channel}`) },
            { title: text("reachable"), number: true, cell: ({ reachable }) => ofAll(reachable) },
            { title: text("messaged"), number: true, cell: ({ messaged }) => ofAll(messaged) },
            {
              title: text("recovered"),
              number: true,
              cell: ({ channel, recovered }) => (
                <Link url={`/app/orders?recovered=${recoveredChoice({ of: "carts", channel })}`}>
                  {text("number", { value: recovered })}
                </Link>
              ),
            },
            {
              title: text("rate"),
              number: true,
              cell: ({ messaged, recovered }) => (messaged === 0 ? text("nothing") : text("share", { share: recovered / messaged })),
            },
            {
              title: text("of-all"),
              number: true,
              cell: ({ recovered }) => (left === 0 ? text("nothing") : text("share", { share: recovered / left })),
            },
          ]}
        />
      )}
    </Card>
  );
}
