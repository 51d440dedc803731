import { useFetcher, useNavigation, useSearchParams } from "@remix-run/react";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { FlushCard } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { OrdersFilters } from "./orders-filters.tsx";
import { OrdersTable } from "./orders-table.tsx";
import type { OrdersIndex } from "./read-orders.server.ts";

/** Every order of the shop, newest first, with the views and filters that find the one that is looked for. */
export function OrdersScreen({ warehouses, hasOrders, ...page }: OrdersIndex) {
  const [params] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const reroute = useFetcher<Reply>();
  const words = useWords();
  useDoneToast(reroute.data);

  if (!hasOrders) {
    return (
      <Screen title="Orders">
        <EmptyState
          title="No orders yet"
          why="Every order of your shop appears here, with the warehouse that ships it and why. Orders come in by themselves as soon as they are placed."
          action={{ label: "Connect a warehouse", url: "/app/warehouses/connect" }}
        />
      </Screen>
    );
  }

  return (
    <Screen title="Orders" wide>
      {reroute.data?.ok === false && (
        <Banner tone="critical" title="Not every order was re-routed">
          {words(reroute.data.message)}
        </Banner>
      )}
      <FlushCard>
        <OrdersFilters warehouses={warehouses} loading={busy} />
        <OrdersTable
          {...page}
          loading={busy && params.size > 0}
          onReroute={(ids) => {
            const form = new FormData();
            for (const id of ids) form.append("orderId", id);
            reroute.submit(form, { method: "post", action: "/app/orders?index" });
          }}
          empty={<NothingFound view={params.get("view") ?? "all"} searched={params.has("q")} />}
        />
      </FlushCard>
    </Screen>
  );
}

function NothingFound({ view, searched }: { view: string; searched: boolean }) {
  const words: Record<string, string> = { late: "Nothing is late.", "needs-you": "Nothing needs you.", split: "No order is split." };
  return (
    <Paragraph muted center>
      {searched
        ? "No order, customer, SKU or tracking number like that. Check the spelling or clear the filters."
        : (words[view] ?? "No orders here.")}
    </Paragraph>
  );
}
