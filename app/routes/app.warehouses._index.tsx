import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { WarehouseCardView } from "#app/screens/warehouses/warehouse-card.tsx";
import { nowDate } from "#app/platform/clock.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { cards: await readWarehouses(shop), asOf: nowDate().toISOString() };
}

export default function Warehouses() {
  const { cards, asOf } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Screen title="Warehouses" primaryAction={{ content: "Connect a warehouse", onAction: () => navigate("/app/warehouses/connect") }}>
      <BlockStack gap="400">
        {cards.length === 0 && (
          <EmptyState
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
