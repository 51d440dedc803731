import { useEffect, useState } from "react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Banner, Card, Text } from "@shopify/polaris";
import { z } from "zod";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OrdersFilters } from "#app/screens/orders/orders-filters.tsx";
import { OrdersTable } from "#app/screens/orders/orders-table.tsx";
import type { Reply } from "#app/ui/reply.ts";
import { Screen } from "#app/ui/screen.tsx";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-orders.server.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = OrdersFilter.parse({ stage: null, warehouse: null, placed: null, after: null, before: null, ...asked });
  return readOrders(shop, filter);
}

const OrderIds = z.array(z.coerce.bigint()).min(1).max(50);

export async function action({ request }: ActionFunctionArgs): Promise<Reply> {
  const { shop, userName } = await authenticate(request);
  const ids = OrderIds.safeParse((await request.formData()).getAll("orderId"));
  if (!ids.success) return { ok: false, message: "Choose between 1 and 50 orders to re-route." };
  return rerouteOrders(shop, ids.data, userName);
}

export default function Orders() {
  const { rows, newer, older, warehouses, hasOrders } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const reroute = useFetcher<typeof action>();
  const [selected, setSelected] = useState<string[]>([]);
  useReplyToast(reroute.data);
  useEffect(() => setSelected([]), [rows]);

  const turnTo = (side: "after" | "before", keyset: string | null) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      next.delete("after");
      next.delete("before");
      if (keyset) next.set(side, keyset);
      return next;
    });

  if (!hasOrders) {
    return (
      <Screen title="Orders">
        <EmptyState
          title="No orders yet"
          why="Every order of your shop appears here, with the warehouse that ships it and why. Orders come in by themselves as soon as they are placed."
          action={{ words: "Connect a warehouse", url: "/app/warehouses/connect" }}
        />
      </Screen>
    );
  }

  return (
    <Screen title="Orders" fullWidth>
      {reroute.data?.ok === false && (
        <Banner tone="critical" title="Not every order was re-routed">
          <p>{reroute.data.message}</p>
        </Banner>
      )}
      <Card padding="0">
        <OrdersFilters warehouses={warehouses} loading={busy} />
        <OrdersTable
          rows={rows}
          selected={selected}
          loading={busy && params.size > 0}
          onSelect={(kind, on, which) =>
            setSelected((now) =>
              select(
                now,
                rows.map((row) => row.id),
                kind,
                on,
                which,
              ),
            )
          }
          bulkActions={[
            {
              content: "Re-route",
              onAction: () => {
                const form = new FormData();
                for (const id of selected) form.append("orderId", id);
                reroute.submit(form, { method: "post", action: "/app/orders?index" });
              },
            },
          ]}
          pagination={{
            hasPrevious: newer !== null,
            hasNext: older !== null,
            onPrevious: () => turnTo("before", newer),
            onNext: () => turnTo("after", older),
            accessibilityLabel: "Pages of orders",
            label: params.has("after") || params.has("before") ? undefined : "Newest first",
          }}
          empty={<NothingFound view={params.get("view") ?? "all"} searched={params.has("q")} />}
        />
      </Card>
    </Screen>
  );
}

function NothingFound({ view, searched }: { view: string; searched: boolean }) {
  const words: Record<string, string> = { late: "Nothing is late.", "needs-you": "Nothing needs you.", split: "No order is split." };
  return (
    <Text as="p" alignment="center" tone="subdued">
      {searched
        ? "No order, customer, SKU or tracking number like that. Check the spelling or clear the filters."
        : (words[view] ?? "No orders here.")}
    </Text>
  );
}

/** What is selected after a tick: pages are short, so "all" means this page. */
function select(now: string[], page: string[], kind: string, on: boolean, which?: string | [number, number]): string[] {
  if (kind === "single" && typeof which === "string") return on ? [...now, which] : now.filter((id) => id !== which);
  if (kind === "multi" && Array.isArray(which)) {
    const range = page.slice(which[0], which[1] + 1);
    return on ? [...new Set([...now, ...range])] : now.filter((id) => !range.includes(id));
  }
  return on ? page : [];
}
