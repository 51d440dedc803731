import { useEffect, useState } from "react";
import { useFetcher, useNavigation, useSearchParams } from "@remix-run/react";
import { LONGEST_SEARCH } from "#app/platform/forms/search-text.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { CardSection, FlushCard } from "#app/ui/card.tsx";
import { DateTime } from "#app/ui/date-time.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row } from "#app/ui/stack.tsx";
import { Muted, Paragraph } from "#app/ui/text.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { frame } from "../frame/messages.ts";
import { ConfirmAction } from "../order-actions/confirm-action.tsx";
import type { AskProps } from "../order-actions/ask-dialog.tsx";
import { HoldDialog } from "../order-actions/hold-dialog.tsx";
import { parts } from "../parts/messages.ts";
import { type Steady, steady } from "./steady-rows.ts";
import { orders } from "./messages.ts";
import { OrdersFilters } from "./orders-filters.tsx";
import { OrdersTable } from "./orders-table.tsx";
import type { BulkAction, OrderRow, OrdersIndex } from "./read-orders.server.ts";

/** Every order of the shop, with the views, filters and sorts that find the one that is looked for. It brings itself up to date; nothing moves while it does. */
export function OrdersScreen({ warehouses, offers, hasOrders, counts, sort, asOf, rows, ...pages }: OrdersIndex) {
  const [params] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  useLiveData(20_000);
  const page = params.toString();
  const [shown, setShown] = useState<Steady<OrderRow>>({ page, rows });
  const now = steady(shown, page, rows);
  useEffect(() => setShown((before) => steady(before, page, rows)), [page, rows]);
  const [asking, ask] = useState<Asking | null>(null);
  useEffect(() => {
    if (command.data?.ok) ask(null);
  }, [command.data]);
  const text = useText(orders);
  const rich = useRichText(orders);
  const part = useText(parts);
  const titles = useText(frame);
  const words = useWords();
  const refused = command.data?.ok === false ? words(command.data.fields?.["orderId"] ?? command.data.message) : undefined;

  if (!hasOrders) {
    return (
      <Screen title={titles("orders")}>
        <EmptyState
          title={text("no-orders")}
          why={text("no-orders-why")}
          action={{ label: part("connect-warehouse"), url: "/app/warehouses/connect" }}
        />
      </Screen>
    );
  }

  return (
    <Screen title={titles("orders")} wide>
      {refused && asking === null && (
        <Banner tone="critical" title={text("not-all-done")}>
          {refused}
        </Banner>
      )}
      <FlushCard>
        <OrdersFilters warehouses={warehouses} offers={offers} counts={counts} sort={sort} loading={busy} />
        <CardSection>
          <Row place="spread">
            <Muted>{rich("as-of", { moment: <DateTime iso={asOf} style="time" /> })}</Muted>
            <Button look="plain" disabled={!now.hasNews} onClick={() => setShown({ page, rows })}>
              {text("show-news")}
            </Button>
          </Row>
        </CardSection>
        <OrdersTable
          {...pages}
          rows={now.rows}
          sort={sort}
          loading={busy && params.size > 0}
          onAsk={(action, ids) => ask({ action, orderId: ids })}
          empty={<NothingFound view={params.get("view") ?? "all"} searched={params.get("q")?.trim() ?? ""} />}
        />
      </FlushCard>
      {asking && (
        <BulkDialog
          {...asking}
          busy={command.state !== "idle"}
          error={refused}
          onClose={() => ask(null)}
          onSend={(more) =>
            command.submit(
              { ...more, intent: asking.action, orderId: [...asking.orderId] },
              { method: "post", action: "/app/orders?index", encType: "application/json" },
            )
          }
        />
      )}
    </Screen>
  );
}

type Asking = { action: BulkAction; orderId: readonly string[] };

/** Asks once before something is done with many orders. */
function BulkDialog(props: Asking & AskProps & { onSend: (more: Record<string, string>) => void }) {
  const { action, orderId, onSend, ...asked } = props;
  const common = { ...asked, count: orderId.length };
  if (action === "hold") return <HoldDialog {...common} onHold={(hold) => onSend(hold)} />;
  return <ConfirmAction {...common} action={action} onConfirm={() => onSend({})} />;
}

function NothingFound({ view, searched }: { view: string; searched: string }) {
  const text = useText(orders);
  const part = useText(parts);
  const nothing: Record<string, string> = {
    late: text("nothing-late"),
    held: text("nothing-held"),
    "needs-you": part("nothing-needs-you"),
    split: text("nothing-split"),
  };
  const isTooLong = searched.length > LONGEST_SEARCH;
  const found = isTooLong ? part("search-too-long", { longest: LONGEST_SEARCH, count: searched.length }) : text("nothing-found");
  return (
    <Paragraph muted center>
      {searched ? found : (nothing[view] ?? text("nothing-here"))}
    </Paragraph>
  );
}
