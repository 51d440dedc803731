import { useEffect, useState } from "react";
import { Box, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { Choices, type Choice } from "../forms/choices.tsx";
import { ui } from "../messages/messages.ts";
import { useText } from "../messages/use-text.ts";
import { useUrlParams } from "../hooks/use-url-params.ts";

type Props = {
  /** Saved views; the first is everything. */
  views: readonly { view: string; label: string; /** Beside it, how many it has. */ count?: string }[];
  /** How its rows can be sorted, and how they are (`sort` in the URL, one of `value`). */
  sorts: readonly { value: string; label: string; direction: string }[];
  sort: string;
  choices: readonly { key: string; label: string; options: readonly Choice[] }[];
  /** What can be searched for, as the search field's placeholder. */
  searchFor: string;
  loading: boolean;
};

/** One row of them with its border. Polaris draws nothing before it has measured the page: without this the table would jump by as much. */
const ROW_HEIGHT = "49px";

/** Views, search and filters of an index. What is chosen stands in the URL (`view`, `q` and each choice's key); any change begins at the first page. */
export function Filters({ views, sorts, sort, choices, searchFor, loading }: Props) {
  const text = useText(ui);
  const { params, change } = useUrlParams();
  // What a link has narrowed it by stands in sight.
  const isNarrowed = params.get("q") !== null || choices.some(({ key }) => params.get(key) !== null);
  const { mode, setMode } = useSetIndexFiltersMode(isNarrowed ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  const inUrl = params.get("q") ?? "";
  const [query, setQuery] = useState(inUrl);
  useEffect(() => setQuery(inUrl), [inUrl]);

  const choose = (changes: Record<string, string | null>) => change({ after: null, before: null, ...changes });
  const clear = () => choose({ q: null, ...Object.fromEntries(choices.map(({ key }) => [key, null])) });

  useEffect(() => {
    if (query === inUrl) return;
    const timer = setTimeout(() => choose({ q: query.trim() }), 300);
    return () => clearTimeout(timer);
    // Only typing asks; `choose` and the URL follow from it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [query]);

  return (
    <Box minHeight={ROW_HEIGHT}>
      <IndexFilters
        // An embedded app has no top bar of Polaris' Frame to keep clear of.
        isFlushWhenSticky
        mode={mode}
        setMode={setMode}
        loading={loading}
        tabs={views.map(({ view, label, count }) => ({
          id: view,
          content: label,
          isLocked: true,
          ...(count !== undefined && { badge: count }),
        }))}
        sortOptions={sorts.map(({ value, label, direction }) => ({ label, directionLabel: direction, value: sortValue(value) }))}
        sortSelected={[sortValue(sort)]}
        onSort={([chosen]) => choose({ sort: sorts.find(({ value }) => sortValue(value) === chosen)?.value ?? null })}
        selected={Math.max(
          0,
          views.findIndex(({ view }) => view === params.get("view")),
        )}
        onSelect={(index) => choose({ view: index === 0 ? null : (views[index]?.view ?? null), sort: null })}
        canCreateNewView={false}
        queryValue={query}
        queryPlaceholder={searchFor}
        onQueryChange={setQuery}
        onQueryClear={() => choose({ q: null })}
        cancelAction={{ onAction: clear }}
        onClearAll={clear}
        filters={choices.map(({ key, label, options }) => ({
          key,
          label,
          shortcut: true,
          filter: (
            <Choices
              label={label}
              labelHidden
              choices={options}
              value={params.get(key) ?? ""}
              onChange={(value) => choose({ [key]: value })}
            />
          ),
        }))}
        appliedFilters={choices.flatMap(({ key, label, options }) => {
          const option = options.find(({ value }) => value === params.get(key));
          return option
            ? [{ key, label: text("filter-applied", { filter: label, choice: option.label }), onRemove: () => choose({ [key]: null }) }]
            : [];
        })}
      />
    </Box>
  );
}

/** Polaris names a sort by a key and a direction; ours are one word each. */
const sortValue = (value: string) => (value === "newest" ? "placed desc" : value === "oldest" ? "placed asc" : (`${value} asc` as const));
