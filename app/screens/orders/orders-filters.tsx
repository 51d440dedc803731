import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Filters } from "#app/ui/tables/filters.tsx";
import { stageOf } from "../parts/stages.ts";
import { orders } from "./messages.ts";
import { STAGES } from "./orders-filter.ts";

type Props = { warehouses: readonly { id: string; name: string }[]; loading: boolean };

/** Saved views, search and filters of the orders index; see OrdersFilter for what the URL may say. */
export function OrdersFilters({ warehouses, loading }: Props) {
  const text = useText(orders);
  const words = useWords();
  const stage = (value: string) => words(stageOf(value).label);
  return (
    <Filters
      views={[
        { view: "all", label: text("view-all") },
        { view: "needs-you", label: stage("needs_you") },
        { view: "held", label: stage("held") },
        { view: "at-warehouse", label: stage("at_warehouse") },
        { view: "late", label: text("view-late") },
        { view: "shipped", label: stage("shipped") },
        { view: "split", label: text("view-split") },
      ]}
      choices={[
        { key: "stage", label: text("stage"), options: STAGES.map((value) => ({ label: stage(value), value })) },
        { key: "warehouse", label: text("warehouse"), options: warehouses.map(({ id, name }) => ({ label: name, value: id })) },
        {
          key: "placed",
          label: text("placed"),
          options: [
            { label: text("placed-today"), value: "today" },
            { label: text("placed-days", { count: 7 }), value: "7-days" },
            { label: text("placed-days", { count: 28 }), value: "28-days" },
          ],
        },
      ]}
      searchFor={text("search")}
      loading={loading}
    />
  );
}
