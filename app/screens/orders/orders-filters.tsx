import { useSearchParams } from "@remix-run/react";
import { readRecoveredChoice } from "#app/recovery/attribution/recovered-choice.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { ui } from "#app/ui/messages/messages.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Filters } from "#app/ui/tables/filters.tsx";
import { stageOf } from "../parts/stages.ts";
import { orders } from "./messages.ts";
import { COUNTED_UP_TO, STAGES } from "./orders-filter.ts";
import type { OrdersIndex } from "./read-orders.server.ts";

type Props = Pick<OrdersIndex, "warehouses" | "offers" | "counts" | "sort"> & { loading: boolean };

/** Saved views, search and filters of the orders index; see OrdersFilter for what the URL may say. */
export function OrdersFilters({ warehouses, offers, counts, sort, loading }: Props) {
  const text = useText(orders);
  const format = useText(ui);
  const words = useWords();
  const stage = (value: string) => words(stageOf(value).label);
  const recovered = useRecovered();
  const counted = (view: keyof OrdersIndex["counts"]) => {
    const count = counts[view];
    if (count === undefined) return {};
    return { count: count > COUNTED_UP_TO ? text("more-than", { counted: COUNTED_UP_TO }) : format("number", { value: count }) };
  };
  const offerChoices = [
    { label: text("any-offer"), value: "any" },
    ...offers.map(({ id, name }) => ({ label: name ?? text("gone-offer"), value: id })),
  ];
  return (
    <Filters
      views={[
        { view: "all", label: text("view-all") },
        { view: "needs-you", label: stage("needs_you"), ...counted("needs-you") },
        { view: "held", label: stage("held"), ...counted("held") },
        { view: "at-warehouse", label: stage("at_warehouse"), ...counted("at-warehouse") },
        { view: "late", label: text("view-late"), ...counted("late") },
        { view: "shipped", label: stage("shipped") },
        { view: "split", label: text("view-split") },
      ]}
      sort={sort}
      sorts={[
        { value: "newest", label: text("placed"), direction: text("newest-first") },
        { value: "oldest", label: text("placed"), direction: text("oldest-first") },
        { value: "leaving", label: text("promise"), direction: text("leaving-first") },
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
        ...(offers.length > 0
          ? [
              { key: "took", label: text("took-offer"), options: offerChoices },
              { key: "offered", label: text("was-shown-offer"), options: offerChoices },
              {
                key: "measured",
                label: text("in-report"),
                options: [
                  { label: text("report-offered"), value: "offered" },
                  { label: text("report-held-out"), value: "held-out" },
                ],
              },
            ]
          : []),
        ...(recovered
          ? [{ key: "recovered", label: text("in-recovery"), options: [{ label: text(recovered.label), value: recovered.value }] }]
          : []),
      ]}
      searchFor={text("search")}
      loading={loading}
    />
  );
}

/** What of the report of recovery the address asks for: it is come by from there, and not chosen here. */
function useRecovered() {
  const value = useSearchParams()[0].get("recovered");
  const choice = value === null ? undefined : readRecoveredChoice(value);
  if (value === null || !choice) return null;
  const isPart = choice.journeyId !== undefined || choice.nodeId !== undefined || choice.channel !== undefined;
  return { value, label: isPart ? (`recovered-${choice.of}-part` as const) : (`recovered-${choice.of}` as const) };
}
