import { useEffect, useState } from "react";
import { useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";

export const ORDER_VIEWS = [
  { view: "all", words: "All" },
  { view: "needs-you", words: "Needs you" },
  { view: "at-warehouse", words: "At warehouse" },
  { view: "late", words: "Late" },
  { view: "shipped", words: "Shipped" },
  { view: "split", words: "Split" },
] as const;

const STAGES = [
  { label: "Received", value: "received" },
  { label: "Routed", value: "routed" },
  { label: "At warehouse", value: "at_warehouse" },
  { label: "Shipped", value: "shipped" },
  { label: "Delivered", value: "delivered" },
  { label: "Needs you", value: "needs_you" },
  { label: "Cancelled", value: "cancelled" },
  { label: "Not through Waybill", value: "done_elsewhere" },
];
const PLACED = [
  { label: "Today", value: "today" },
  { label: "Last 7 days", value: "7-days" },
  { label: "Last 28 days", value: "28-days" },
];

/** Saved views, search and filters of the orders index. What is chosen stands in the URL, so that it can be linked and gone back to. */
export function OrdersFilters({ warehouses, loading }: { warehouses: readonly { id: string; name: string }[]; loading: boolean }) {
  const [params, setParams] = useSearchParams();
  const { mode, setMode } = useSetIndexFiltersMode(params.get("q") ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  const inUrl = params.get("q") ?? "";
  const [query, setQuery] = useState(inUrl);
  useEffect(() => setQuery(inUrl), [inUrl]);

  const choose = (changes: Record<string, string | null>) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const key of ["after", "before"]) next.delete(key);
      for (const [key, value] of Object.entries(changes)) {
        if (value) next.set(key, value);
        else next.delete(key);
      }
      return next;
    });

  useEffect(() => {
    if (query === inUrl) return;
    const timer = setTimeout(() => choose({ q: query.trim() }), 300);
    return () => clearTimeout(timer);
    // Only typing asks; `choose` and the URL follow from it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [query]);

  const choices = [
    { key: "stage", label: "Stage", options: STAGES },
    { key: "warehouse", label: "Warehouse", options: warehouses.map(({ id, name }) => ({ label: name, value: id })) },
    { key: "placed", label: "Placed", options: PLACED },
  ];
  const selected = Math.max(
    0,
    ORDER_VIEWS.findIndex(({ view }) => view === (params.get("view") ?? "all")),
  );

  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      loading={loading}
      tabs={ORDER_VIEWS.map(({ view, words }) => ({ id: view, content: words, isLocked: true }))}
      selected={selected}
      onSelect={(index) => choose({ view: index === 0 ? null : (ORDER_VIEWS[index]?.view ?? null) })}
      canCreateNewView={false}
      queryValue={query}
      queryPlaceholder="Search order, customer, SKU or tracking number"
      onQueryChange={setQuery}
      onQueryClear={() => choose({ q: null })}
      cancelAction={{ onAction: () => choose({ q: null, stage: null, warehouse: null, placed: null }) }}
      onClearAll={() => choose({ q: null, stage: null, warehouse: null, placed: null })}
      filters={choices.map(({ key, label, options }) => ({
        key,
        label,
        shortcut: true,
        filter: (
          <ChoiceList
            title={label}
            titleHidden
            choices={options}
            selected={[params.get(key) ?? ""]}
            onChange={([value]) => choose({ [key]: value ?? null })}
          />
        ),
      }))}
      appliedFilters={choices.flatMap(({ key, label, options }) => {
        const value = params.get(key);
        const option = options.find((one) => one.value === value);
        return option ? [{ key, label: `${label}: ${option.label}`, onRemove: () => choose({ [key]: null }) }] : [];
      })}
    />
  );
}
