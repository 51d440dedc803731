import { useState } from "react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Tabs } from "@shopify/polaris";
import { z } from "zod";
import { Screen } from "#app/ui/screen.tsx";
import { StageBadge } from "#app/ui/stage-badge.tsx";
import { useReplyToast } from "#app/ui/use-reply-toast.ts";
import { ActivityTab } from "#app/screens/warehouse/activity-tab.tsx";
import { DisconnectModal, RenewModal } from "#app/screens/warehouse/connection-modals.tsx";
import { StockTab } from "#app/screens/warehouse/stock-tab.tsx";
import { PricesTab, PromiseTab } from "#app/screens/warehouse/terms-tabs.tsx";
import { WarehouseCardView } from "#app/screens/warehouses/warehouse-card.tsx";
import { nowDate } from "#app/platform/clock.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { commandWarehouse } from "#app/warehouses/command-warehouse.server.ts";
import { readActivity } from "#app/screens/warehouse/read-activity.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";
import { readWarehouse } from "#app/screens/warehouse/read-warehouse.server.ts";
import { readStockPage } from "#app/screens/warehouse/read-stock-page.server.ts";

const TABS = [
  { id: "stock", content: "Stock" },
  { id: "prices", content: "Prices" },
  { id: "promise", content: "Service promise" },
  { id: "activity", content: "Activity" },
] as const;

const Asked = z.object({
  tab: z.enum(["stock", "prices", "promise", "activity"]).catch("stock"),
  after: z.string().max(255).nullable().catch(null),
  q: z.string().trim().max(100).nullable().catch(null),
  drifted: z.literal("1").nullable().catch(null),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = WarehouseId.safeParse(params.warehouseId);
  const details = id.success ? await readWarehouse(shop, id.data) : null;
  const card = (await readWarehouses(shop)).find((one) => one.id === details?.id);
  if (!id.success || details === null || card === undefined) throw new Response("No such warehouse", { status: 404 });

  const { tab, after, q, drifted } = Asked.parse({
    after: null,
    q: null,
    drifted: null,
    ...Object.fromEntries(new URL(request.url).searchParams),
  });
  return {
    asOf: nowDate().toISOString(),
    tab,
    details,
    card,
    stock: tab === "stock" ? await readStockPage(shop, id.data, { after, search: q, drifted: drifted === "1" }) : null,
    activity: tab === "activity" ? await readActivity(shop, id.data, z.uuid().nullable().catch(null).parse(after)) : null,
    timeZones: tab === "promise" ? Intl.supportedValuesOf("timeZone") : [],
  };
}

/** POST /app/warehouses/:warehouseId: see commandWarehouse for the form's fields. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = WarehouseId.safeParse(params.warehouseId);
  if (!id.success) return { ok: false as const, message: "This warehouse is no longer there." };
  const form = await request.formData();
  const reply = await commandWarehouse(shop, id.data, form);
  return reply.ok && form.get("intent") === "disconnect" ? redirect("/app/warehouses") : reply;
}

export default function Warehouse() {
  const { tab, details, card, stock, activity, timeZones, asOf } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const command = useFetcher<typeof action>();
  const [asking, setAsking] = useState<"disconnect" | "renew" | null>(null);
  useReplyToast(command.data);
  const run = (intent: string) => command.submit({ intent }, { method: "post" });

  return (
    <Screen
      title={details.name}
      backAction={{ content: "Warehouses", url: "/app/warehouses" }}
      titleMetadata={<StageBadge stage={details.state} />}
      secondaryActions={[
        ...(details.state === "connected"
          ? [{ content: "Pause", helpText: "No new order goes here; what it has, it ships", onAction: () => run("pause") }]
          : []),
        ...(details.state === "paused" ? [{ content: "Resume", onAction: () => run("resume") }] : []),
        ...(details.kind === "shipbob" ? [{ content: "Renew credentials", onAction: () => setAsking("renew") }] : []),
        { content: "Disconnect", destructive: true, onAction: () => setAsking("disconnect") },
      ]}
    >
      <BlockStack gap="400">
        <WarehouseCardView card={card} asOf={asOf} titled={false} />
        <Tabs
          tabs={TABS.map((one) => ({ ...one, panelID: "warehouse-tab" }))}
          selected={TABS.findIndex((one) => one.id === tab)}
          onSelect={(index) => setParams({ tab: TABS[index]?.id ?? "stock" })}
        />
        <div id="warehouse-tab" role="tabpanel" aria-labelledby={tab}>
          {stock && <StockTab stock={stock} counted={details.kind === "built_in"} />}
          {tab === "prices" && <PricesTab terms={details.terms} country={details.address.countryCode ?? "GB"} />}
          {tab === "promise" && <PromiseTab terms={details.terms} timeZones={timeZones} />}
          {activity && <ActivityTab activity={activity} />}
        </div>
      </BlockStack>
      <DisconnectModal open={asking === "disconnect"} onClose={() => setAsking(null)} name={details.name} units={card.stock.units} />
      <RenewModal open={asking === "renew"} onClose={() => setAsking(null)} />
    </Screen>
  );
}
