import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { offersScreen } from "./messages.ts";
import { PLACE_NAMES } from "./place-names.ts";
import type { OffersView } from "./read-offers.server.ts";

/** Why buyers were offered nothing where something is live, by place. */
export function WhyNoneCard({ reasons: { of, places } }: Pick<OffersView, "reasons">) {
  const text = useText(offersScreen);
  const words = useWords();
  const rows = places.flatMap(({ placement, reasons }) => reasons.map((reason) => ({ placement, ...reason, why: words(reason.why) })));
  return (
    <Card heading={text("why-none")}>
      <Paragraph muted>{of === 0 ? text("why-none-never") : text("why-none-of", { count: of })}</Paragraph>
      {rows.length > 0 && (
        <DataTable
          cardsOnPhone
          rows={rows}
          rowKey={({ placement, why }) => `${placement} ${why}`}
          columns={[
            { title: text("place"), cell: ({ placement }) => words(PLACE_NAMES[placement]) },
            { title: text("why"), cell: ({ why }) => why },
            { title: text("times"), number: true, cell: ({ count }) => text("number", { value: count }) },
          ]}
        />
      )}
    </Card>
  );
}
