import { useState } from "react";
import { useFetcher, useSearchParams } from "@remix-run/react";
import { useReplyToast } from "#app/ui/app-bridge.ts";
import { Screen, type ScreenAction } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { WarehouseCardView } from "../warehouses/warehouse-card.tsx";
import { ActivityTab } from "./activity-tab.tsx";
import { DisconnectModal, RenewModal } from "./connection-modals.tsx";
import type { WarehouseView } from "./read-warehouse-view.server.ts";
import { StockTab } from "./stock-tab.tsx";
import { PricesTab, PromiseTab } from "./terms-tabs.tsx";
import type { WarehouseReply } from "./warehouse-reply.ts";

const TABS = [
  { id: "stock", label: "Stock" },
  { id: "prices", label: "Prices" },
  { id: "promise", label: "Service promise" },
  { id: "activity", label: "Activity" },
] as const;

/** One warehouse: how it stands, and in tabs its stock, its prices, when it ships and what it was given to ship. */
export function WarehouseScreen({ tab, details, card, stock, activity, timeZones, asOf }: WarehouseView) {
  const [, setParams] = useSearchParams();
  const command = useFetcher<WarehouseReply>();
  const [asking, setAsking] = useState<"disconnect" | "renew" | null>(null);
  useReplyToast(command.data);
  const run = (intent: string) => command.submit({ intent }, { method: "post" });

  const actions: (ScreenAction & { only: boolean })[] = [
    {
      only: details.state === "connected",
      label: "Pause",
      help: "No new order goes here; what it has, it ships",
      onAction: () => run("pause"),
    },
    { only: details.state === "paused", label: "Resume", onAction: () => run("resume") },
    { only: details.provider.fields.length > 0, label: "Renew credentials", onAction: () => setAsking("renew") },
    { only: true, label: "Disconnect", destructive: true, onAction: () => setAsking("disconnect") },
  ];

  return (
    <Screen
      title={details.name}
      back={{ label: "Warehouses", url: "/app/warehouses" }}
      badge={<StageBadge stage={details.state} />}
      actions={actions.filter(({ only }) => only).map(({ only: _, ...action }) => action)}
    >
      <Stack>
        <WarehouseCardView card={card} asOf={asOf} titled={false} />
        <Tabs tabs={TABS} selected={tab} onSelect={(id) => setParams({ tab: id })}>
          {stock && <StockTab stock={stock} counted={!details.provider.capabilities.tellsStock} />}
          {tab === "prices" && <PricesTab terms={details.terms} country={details.address.countryCode ?? "GB"} />}
          {tab === "promise" && <PromiseTab terms={details.terms} timeZones={timeZones} />}
          {activity && <ActivityTab activity={activity} />}
        </Tabs>
      </Stack>
      <DisconnectModal open={asking === "disconnect"} onClose={() => setAsking(null)} name={details.name} units={card.stock.units} />
      <RenewModal open={asking === "renew"} onClose={() => setAsking(null)} fields={details.provider.fields} />
    </Screen>
  );
}
