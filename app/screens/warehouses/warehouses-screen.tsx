import { useNavigate } from "@remix-run/react";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { warehouses } from "./messages.ts";
import type { WarehouseCard } from "./read-warehouses.server.ts";
import { WarehouseCardView } from "./warehouse-card.tsx";

/** Every warehouse at a glance, the first rank first. */
export function WarehousesScreen({ cards, asOf }: { cards: readonly WarehouseCard[]; asOf: string }) {
  const text = useText(warehouses);
  const navigate = useNavigate();
  return (
    <Screen title={text("warehouses")} primaryAction={{ label: text("connect"), onAction: () => navigate("/app/warehouses/connect") }}>
      <Stack>
        {cards.length === 0 && (
          <EmptyState
            title={text("connect-first")}
            why={text("why-connect")}
            action={{ label: text("connect"), url: "/app/warehouses/connect" }}
          />
        )}
        {cards.map((card) => (
          <WarehouseCardView key={card.id} card={card} asOf={asOf} />
        ))}
      </Stack>
    </Screen>
  );
}
