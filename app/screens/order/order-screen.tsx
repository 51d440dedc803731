import { useEffect, useState } from "react";
import { useFetcher, useSearchParams } from "@remix-run/react";
import { canCancelParcel } from "#app/fulfillment/decisions/order-actions.ts";
import { hasEnded } from "#app/fulfillment/order-stage.ts";
import { isLive, isOpen } from "#app/parcels/parcel-stage.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { BesideCards, Card } from "#app/ui/card.tsx";
import { Dated, DateTime } from "#app/ui/date-time.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { MainAndAside, Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { useGone } from "#app/ui/hooks/use-gone.ts";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { causeOf } from "../exceptions/causes.ts";
import { exceptionsScreen } from "../exceptions/messages.ts";
import { frame } from "../frame/messages.ts";
import { parts } from "../parts/messages.ts";
import { StageBadge } from "../parts/stage-badge.tsx";
import { WrittenLines } from "../parts/written-lines.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { LinesCard } from "./lines-card.tsx";
import { order as messages } from "./messages.ts";
import { MoneyCard } from "./money-card.tsx";
import { OrderDialog } from "./order-dialog.tsx";
import { type Asking, type OrderCommand, useOrderMenu } from "./order-menu.ts";
import { OfferedCard } from "./offered-card.tsx";
import { ParcelCard } from "./parcel-card.tsx";
import type { OrderPage } from "./read-order.server.ts";
import type { ParcelView } from "./read-parcels.server.ts";
import { PromiseCard } from "./promise-card.tsx";
import { RouteCard } from "./route-card.tsx";
import { TimelineCard } from "./timeline-card.tsx";

/** One order: its parcels, why they go where they go, what happened; beside it who bought, and what it costs. */
export function OrderScreen(order: OrderPage) {
  const command = useFetcher<Reply>();
  useDoneToast(command.data);
  const text = useText(messages);
  const rich = useRichText(messages);
  const page = useText(frame);
  const words = useWords();
  const [params] = useSearchParams();
  const asksForAddress = params.get("change") === "address" && order.actions["edit-address"] === null;
  const [asking, ask] = useState<Asking | null>(asksForAddress ? { action: "edit-address" } : null);
  const busy = command.state !== "idle";
  const send = (by: OrderCommand) => command.submit(by, { method: "post" });
  useEffect(() => {
    if (command.data?.ok) ask(null);
  }, [command.data]);
  // What was asked for happens within moments.
  useLiveData(hasEnded(order.stage) && !command.data ? null : command.data ? 3_000 : 10_000);

  const wrong = (field: string) => {
    const message = command.data?.ok === false ? command.data.fields?.[field] : undefined;
    return message && words(message);
  };

  const { gone: solved, hide } = useGone([...order.exceptions, ...order.dismissed]);
  const menu = useOrderMenu(order, { busy, ask, send });

  return (
    <Screen
      title={order.name}
      back={{ label: page("orders"), url: "/app/orders" }}
      badge={<StageBadge stage={order.stage} />}
      actions={[{ label: text("open-in-shopify"), url: `shopify://admin/orders/${order.id}` }, ...menu]}
    >
      {/* Once its parcels are known it is another page: drawn afresh, nothing is pushed down while somebody reads it. */}
      <MainAndAside
        key={order.parcels.length === 0 ? "undecided" : "decided"}
        main={
          <Stack>
            <BesideCards>
              <Muted>{rich("placed", { moment: <DateTime iso={order.placedAt} /> })}</Muted>
            </BesideCards>
            {command.data?.ok === false && asking === null && (
              <Banner tone="critical" title={text("not-done")}>
                {words(command.data.message)}
              </Banner>
            )}
            {order.held && (
              <Banner
                tone={order.stage === "held" ? "warning" : "info"}
                title={text(order.stage === "held" ? "held" : "elsewhere")}
                action={order.actions.release ? undefined : { label: text("release"), onAction: () => ask({ action: "release" }) }}
              >
                <Stack gap="tight">
                  {order.held.because.map((why) => (
                    <Paragraph key={why.code}>{words(why)}</Paragraph>
                  ))}
                  {order.held.note?.split("\n").map((note) => (
                    <Paragraph key={note}>
                      <WrittenByPeople>{note}</WrittenByPeople>
                    </Paragraph>
                  ))}
                  {order.stage === "held" && <StillLeaving parcels={order.parcels} />}
                </Stack>
              </Banner>
            )}
            <Solved solved={solved} onHide={hide} />
            <Exceptions exceptions={order.exceptions} onPublish={(id) => send({ intent: "publish", exceptionId: id })} />
            <Dismissed dismissed={order.dismissed} />
            <Parcels {...order} onCancel={(parcel) => ask({ action: "cancel-parcel", parcel })} />
            {order.route && <RouteCard route={order.route} />}
            <LinesCard lines={order.lines} />
            <TimelineCard entries={order.timeline} />
          </Stack>
        }
        aside={
          <Stack>
            <CustomerCard
              customer={order.customer}
              address={order.address}
              actions={order.actions}
              onEdit={() => ask({ action: "edit-address" })}
            />
            <WrittenCard heading={text("note")} written={order.note} />
            <WrittenCard heading={text("gift-message")} written={order.giftMessage} />
            {order.promise && <PromiseCard promise={order.promise} />}
            <MoneyCard money={order.money} />
            {order.offered && <OfferedCard offered={order.offered} />}
          </Stack>
        }
      />
      {asking && (
        <OrderDialog
          asking={asking}
          order={order}
          busy={busy}
          error={command.data?.ok === false ? words(command.data.message) : undefined}
          wrong={wrong}
          onSend={send}
          onClose={() => ask(null)}
        />
      )}
    </Screen>
  );
}

/** A hold stops only what could still be stopped: parcels that go on are named. */
function StillLeaving({ parcels }: Pick<OrderPage, "parcels">) {
  const text = useText(messages);
  const leaving = parcels.filter((parcel) => isLive(parcel) && isOpen(parcel) && !parcel.isUndone);
  if (leaving.length === 0) return null;
  const warehouses = leaving.map(({ warehouse }) => warehouse.name);
  return (
    <Paragraph>
      {text("still-leaves", { count: leaving.length, warehouses })}{" "}
      {leaving.every(canCancelParcel) && text("cancel-to-stop", { count: leaving.length })}
    </Paragraph>
  );
}

type Trouble = (OrderPage["exceptions"] | OrderPage["dismissed"])[number];

/** One that is solved while somebody looks stays in its place, in green, until they hide it: nothing jumps under their finger. */
function Solved({ solved, onHide }: { solved: readonly Trouble[]; onHide: (exceptionId: string) => void }) {
  const text = useText(messages);
  const words = useWords();
  return solved.map(({ id, cause, message }) => (
    <Banner
      key={id}
      tone="success"
      title={text("trouble-solved", { trouble: causeOf(cause).title })}
      action={{ label: text("hide"), onAction: () => onHide(id) }}
    >
      {words(message)}
    </Banner>
  ));
}

function Exceptions({ exceptions, onPublish }: Pick<OrderPage, "exceptions"> & { onPublish: (exceptionId: string) => void }) {
  const text = useText(exceptionsScreen);
  const part = useText(parts);
  const words = useWords();
  return exceptions.map(({ id, cause, message }) => (
    <Banner
      key={id}
      tone="critical"
      title={words(causeOf(cause).title)}
      action={
        causeOf(cause).remedy === "publish"
          ? { label: text("publish-one"), onAction: () => onPublish(id) }
          : { label: part("resolve"), url: `/app/exceptions#${encodeURIComponent(cause)}` }
      }
    >
      {words(message)}
    </Banner>
  ));
}

/** Nothing calls for anybody here: it says why the order stands still, and where that can be undone. */
function Dismissed({ dismissed }: Pick<OrderPage, "dismissed">) {
  const text = useText(messages);
  const words = useWords();
  return dismissed.map(({ id, cause, message, why, dismissedAt }) => (
    <Banner
      key={id}
      tone="info"
      title={text("trouble-dismissed", { trouble: causeOf(cause).title })}
      action={{ label: text("see-dismissed"), url: "/app/exceptions#dismissed" }}
    >
      <Stack gap="tight">
        <Paragraph>{words(message)}</Paragraph>
        <Paragraph>
          <Dated iso={dismissedAt}>{words(why)}</Dated>
        </Paragraph>
      </Stack>
    </Banner>
  ));
}

type ParcelsProps = Pick<OrderPage, "parcels" | "stage" | "dismissed"> & { onCancel: (parcel: ParcelView) => void };

function Parcels({ parcels, stage, dismissed, onCancel }: ParcelsProps) {
  const text = useText(messages);
  const live = parcels.filter((parcel) => isLive(parcel) && !parcel.isUndone);
  if (parcels.length > 0) {
    return parcels.map((parcel) => (
      <ParcelCard
        key={parcel.id}
        parcel={parcel}
        number={live.indexOf(parcel) + 1}
        of={live.includes(parcel) ? live.length : 1}
        onCancel={canCancelParcel(parcel) ? () => onCancel(parcel) : undefined}
      />
    ));
  }
  const standsStill = stage === "received" && dismissed.length > 0;
  return (
    <Card>
      <Paragraph>{text(standsStill ? "not-while-dismissed" : (NO_PARCELS[stage] ?? "no-parcels"))}</Paragraph>
    </Card>
  );
}

const NO_PARCELS: Partial<Record<OrderPage["stage"], "not-chosen-yet" | "not-while-held" | "cancelled-before" | "done-elsewhere">> = {
  received: "not-chosen-yet",
  held: "not-while-held",
  cancelled: "cancelled-before",
  done_elsewhere: "done-elsewhere",
};

function WrittenCard({ heading, written }: { heading: string; written: string | null }) {
  if (!written) return null;
  return (
    <Card heading={heading} headingSize="small" gap="small">
      <WrittenLines text={written} />
    </Card>
  );
}
