import { Card } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { Link } from "#app/ui/link.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { DataTable } from "#app/ui/tables/data-table.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { syncHealth } from "./messages.ts";
import type { SyncHealthView } from "./read-sync-health.server.ts";
import { useResourceName } from "./use-resource-name.ts";

type Repair = SyncHealthView["repairs"]["latest"][number];

const FAULTS = ["missing", "outdated", "gone"] as const;

/** What webhooks had not brought, down to the order that it was about. */
export function RepairsCard({ repairs }: Pick<SyncHealthView, "repairs">) {
  const text = useText(syncHealth);
  const found = ({ fault }: Repair) => {
    const known = FAULTS.find((one) => one === fault);
    return known ? text(known) : text("other-fault", { fault });
  };
  return (
    <Card heading={text("repairs")}>
      {repairs.count === 0 && <Paragraph>{text("no-repairs")}</Paragraph>}
      {repairs.count > 0 && (
        <DataTable
          cardsOnPhone
          columns={[
            { title: text("what"), cell: (repair) => <Repaired repair={repair} /> },
            { title: text("fault"), cell: found },
            { title: text("changed"), cell: ({ changedAt }) => changedAt && <DateTime iso={changedAt} /> },
            { title: text("repaired"), cell: ({ repairedAt }) => <DateTime iso={repairedAt} /> },
          ]}
          rows={repairs.latest}
          rowKey={({ id }) => id}
        />
      )}
      {repairs.count > repairs.latest.length && (
        <Paragraph muted>{text("repairs-shown", { shown: repairs.latest.length, all: repairs.count })}</Paragraph>
      )}
    </Card>
  );
}

/** Where Shopify shows things that are no order's. */
const PAGES: Record<string, string> = { products: "products", customers: "customers" };

function Repaired({ repair: { resource, entityId, order } }: { repair: Repair }) {
  const text = useText(syncHealth);
  const name = useResourceName()(resource);
  if (order) return <Link url={`/app/orders/${order.id}`}>{order.name}</Link>;
  const page = PAGES[resource];
  const shown = text("in-shopify", { what: name, id: entityId });
  return page && /^\d+$/.test(entityId) ? <Link url={`shopify://admin/${page}/${entityId}`}>{shown}</Link> : shown;
}
