import { Filters } from "#app/ui/tables/filters.tsx";

type Props = { warehouses: readonly { id: string; name: string }[]; loading: boolean };

/** Saved views, search and filters of the orders index; see OrdersFilter for what the URL may say. */
export function OrdersFilters({ warehouses, loading }: Props) {
  return (
    <Filters
      views={VIEWS}
      choices={[
        { key: "stage", label: "Stage", options: STAGES },
        { key: "warehouse", label: "Warehouse", options: warehouses.map(({ id, name }) => ({ label: name, value: id })) },
        { key: "placed", label: "Placed", options: PLACED },
      ]}
      searchFor="Search order, customer, SKU or tracking number"
      loading={loading}
    />
  );
}

const VIEWS = [
  { view: "all", label: "All" },
  { view: "needs-you", label: "Needs you" },
  { view: "at-warehouse", label: "At warehouse" },
  { view: "late", label: "Late" },
  { view: "shipped", label: "Shipped" },
  { view: "split", label: "Split" },
];

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
