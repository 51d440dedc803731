import { useNavigate } from "@remix-run/react";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import type { WarehouseCard } from "./read-warehouses.server.ts";
import { WarehouseCardView } from "./warehouse-card.tsx";

/** Every warehouse at a glance, the first rank first. */
export function WarehousesScreen({ cards, asOf }: { cards: readonly WarehouseCard[]; asOf: string }) {
  const navigate = useNavigate();
  return (
    <Screen title="Warehouses" primaryAction={{ label: "Connect a warehouse", onAction: () => navigate("/app/warehouses/connect") }}>
      <Stack>
        {cards.length === 0 && (
          <EmptyState
            title="Connect your first warehouse"
            why="A warehouse is a building that ships your orders: your own, run with Waybill's screens, or a fulfillment provider's. With two or more, every order goes where it costs least."
            action={{ label: "Connect a warehouse", url: "/app/warehouses/connect" }}
          />
        )}
        {cards.map((card) => (
          <WarehouseCardView key={card.id} card={card} asOf={asOf} />
        ))}
      </Stack>
    </Screen>
  );
}
