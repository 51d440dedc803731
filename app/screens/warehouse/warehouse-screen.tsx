import { useState } from "react";
import { useFetcher, useSearchParams } from "@remix-run/react";
import { Banner } from "#app/ui/banner.tsx";
import { useDoneToast } from "#app/ui/forms/use-done-toast.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen, type ScreenAction } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { WarehouseCardView } from "../warehouses/warehouse-card.tsx";
import { ActivityTab } from "./activity-tab.tsx";
import { DisconnectModal, RenewModal } from "./connection-modals.tsx";
import { warehouse } from "./messages.ts";
import { PlaceTab } from "./place-tab.tsx";
import type { WarehouseView } from "./read-warehouse-view.server.ts";
import { ServicesCard } from "./services-card.tsx";
import { StockTab } from "./stock-tab.tsx";
import { PricesTab, ScheduleTab } from "./terms-tabs.tsx";
import type { WarehouseReply } from "./warehouse-command.ts";

const TABS = ["stock", "prices", "promise", "place", "activity"] as const;

/** One warehouse: how it stands, and in tabs its stock, its prices, when it ships and what it was given to ship. */
export function WarehouseScreen({ tab, details, card, stock, checkout, activity, timeZones, countries, asOf }: WarehouseView) {
  const text = useText(warehouse);
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const command = useFetcher<WarehouseReply>();
  const [asking, setAsking] = useState<"disconnect" | "renew" | null>(params.get("renew") === "1" ? "renew" : null);
  useDoneToast(command.data);
  const run = (intent: string) => command.submit({ intent }, { method: "post" });

  const actions: (ScreenAction & { only: boolean })[] = [
    {
      only: details.state === "connected",
      label: text("pause"),
      help: text("pause-help"),
      onAction: () => run("pause"),
    },
    { only: details.state === "paused", label: text("resume"), onAction: () => run("resume") },
    { only: details.provider.fields.length > 0, label: text("renew"), onAction: () => setAsking("renew") },
    { only: true, label: text("disconnect"), destructive: true, onAction: () => setAsking("disconnect") },
  ];

  return (
    <Screen
      title={details.name}
      back={{ label: text("warehouses"), url: "/app/warehouses" }}
      badge={<StageBadge stage={details.state} />}
      actions={actions.filter(({ only }) => only).map(({ only: _, ...action }) => action)}
    >
      <Stack>
        {command.data?.ok === false && (
          <Banner tone="critical" title={text("not-done")}>
            {words(command.data.message)}
          </Banner>
        )}
        <WarehouseCardView card={card} asOf={asOf} titled={false} />
        <Tabs tabs={TABS.map((id) => ({ id, label: text(id) }))} selected={tab} onSelect={(id) => setParams({ tab: id })}>
          {stock && (
            <StockTab
              stock={stock}
              counted={!details.provider.capabilities.tellsStock}
              onRead={() => run("refresh")}
              reading={command.state !== "idle" && command.formData?.get("intent") === "refresh"}
            />
          )}
          {tab === "prices" && (
            <Stack>
              {!details.pricesConfirmed && (
                <Banner
                  tone="warning"
                  title={text("prices-unconfirmed")}
                  action={{ label: text("confirm-prices"), onAction: () => run("confirm-prices") }}
                >
                  {text("prices-unconfirmed-why")}
                </Banner>
              )}
              <PricesTab terms={details.terms} country={details.address.countryCode ?? "GB"} />
            </Stack>
          )}
          {checkout && <ServicesCard {...checkout} />}
          {tab === "promise" && <ScheduleTab terms={details.terms} timeZones={timeZones} country={details.address.countryCode} />}
          {tab === "place" && <PlaceTab details={details} countries={countries} />}
          {activity && <ActivityTab activity={activity} />}
        </Tabs>
      </Stack>
      <DisconnectModal open={asking === "disconnect"} onClose={() => setAsking(null)} name={details.name} units={card.stock.units} />
      <RenewModal open={asking === "renew"} onClose={() => setAsking(null)} fields={details.provider.fields} />
    </Screen>
  );
}
