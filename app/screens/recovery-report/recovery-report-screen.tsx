import { EmptyState } from "#app/ui/empty-state.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { RecoveryTabs } from "../recovery/recovery-tabs.tsx";
import { CartsCard } from "./carts-card.tsx";
import { CostCard } from "./cost-card.tsx";
import { GuardsCard } from "./guards-card.tsx";
import { HowCard } from "./how-card.tsx";
import { recoveryReport } from "./messages.ts";
import { PartsCard } from "./parts-card.tsx";
import { ProofCard } from "./proof-card.tsx";
import { RecentCard } from "./recent-card.tsx";
import type { RecoveryView } from "./recovery-view.ts";

/** What recovery brought, beside what others would call it: by journey, step and channel, what it cost and spoiled, each number down to its orders. */
export function RecoveryReportScreen(view: RecoveryView) {
  const text = useText(recoveryReport);
  const { isAddedUp, period, journeys, channels, carts, recent } = view;
  const isEmpty = period === null && carts.left === 0 && recent.length === 0;
  return (
    <Screen title={text("title")}>
      <RecoveryTabs at="report">
        {isEmpty ? (
          <EmptyState title={text("empty-title")} why={text(isAddedUp ? "empty-why" : "empty-uncounted")} />
        ) : (
          <Stack>
            <ProofCard {...view} />
            <RecentCard {...view} />
            <CartsCard {...view} />
            {journeys.length > 0 && (
              <PartsCard title={text("journeys")} about={text("journeys-about")} first={text("part")} parts={journeys} />
            )}
            {channels.length > 0 && <PartsCard title={text("channels")} first={text("channel")} parts={channels} />}
            {period?.hasBegun && <CostCard {...view} />}
            {period?.hasBegun && <GuardsCard {...view} />}
            <HowCard days={view.countedDays} percent={view.holdoutPercent} />
          </Stack>
        )}
      </RecoveryTabs>
    </Screen>
  );
}
