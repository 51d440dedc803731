import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { EmptyTeaching } from "#app/components/empty-teaching.tsx";
import { Screen } from "#app/components/screen.tsx";
import { WarehouseCardView } from "#app/components/warehouse/warehouse-card.tsx";
import { nowDate } from "#app/platform/clock.ts";
import { merchant } from "#app/shopify/merchant.server.ts";
import { warehouseCards } from "#app/warehouses/views/warehouse-cards.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await merchant(request);
  return { cards: await warehouseCards(shop), asOf: nowDate().toISOString() };
}

export default function Warehouses() {
  const { cards, asOf } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Screen title="Warehouses" primaryAction={{ content: "Connect a warehouse", onAction: () => navigate("/app/warehouses/connect") }}>
      <BlockStack gap="400">
        {cards.length === 0 && (
          <EmptyTeaching
            title="Connect your first warehouse"
            why="A warehouse is a building that ships your orders: your own, run with Waybill's screens, or ShipBob's. With two or more, every order goes where it costs least."
            action={{ words: "Connect a warehouse", url: "/app/warehouses/connect" }}
          />
        )}
        {cards.map((card) => (
          <WarehouseCardView key={card.id} card={card} asOf={asOf} />
        ))}
      </BlockStack>
    </Screen>
  );
}
