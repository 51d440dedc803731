import type { RecoveryView } from "./recovery-view.ts";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { recoveryReport } from "./messages.ts";

type Guarded = RecoveryView["guarded"]["treated"];

const FIGURES: readonly [
  name: "unsubscribed" | "complained" | "refunded" | "full-price",
  share: (of: Guarded) => readonly [part: number, whole: number],
][] = [
  ["unsubscribed", ({ unsubscribed, people }) => [unsubscribed, people]],
  ["complained", ({ complained, people }) => [complained, people]],
  ["refunded", ({ paid, net }) => [paid - net, paid]],
  ["full-price", ({ orders, discounted }) => [orders - discounted, orders]],
];

/** What recovery may do harm to, of both groups side by side. */
export function GuardsCard({ guarded: { treated, heldOut } }: Pick<RecoveryView, "guarded">) {
  const text = useText(recoveryReport);
  const shown = ([part, whole]: readonly [number, number]) => (whole === 0 ? text("nothing") : text("share", { share: part / whole }));
  return (
    <Card heading={text("guards")}>
      <Paragraph muted>{text("guards-about")}</Paragraph>
      <DataTable
        cardsOnPhone
        rows={FIGURES}
        rowKey={([name]) => name}
        columns={[
          { title: text("guard"), cell: ([name]) => text(name) },
          { title: text("people"), number: true, cell: ([, share]) => shown(share(treated)) },
          { title: text("held-out"), number: true, cell: ([, share]) => shown(share(heldOut)) },
        ]}
      />
    </Card>
  );
}
