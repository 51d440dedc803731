import { Banner } from "#app/ui/banner.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { useLiveData } from "#app/ui/use-live-data.ts";
import { FigureCards } from "./figure-cards.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { importRuns } from "./import-steps.ts";
import { OpenExceptionsCard } from "./open-exceptions-card.tsx";
import type { Home } from "./read-home.server.ts";
import { SetupGuide } from "./setup-guide.tsx";
import { setupSteps } from "./setup-steps.ts";
import { TodayCard } from "./today-card.tsx";

/** What is wrong, whether the work flows and how it goes; on the first day the way there instead. */
export function HomeScreen({ asOf, setup, imports, troubles, pipeline, figures }: Home) {
  const steps = setupSteps(setup);
  const importing = imports.some((step) => step.state !== "done");
  const working = setup.orderRouted || setup.routingOn;
  useLiveData(importRuns(imports) || imports.length === 0 ? 1_000 : 15_000);

  return (
    <Screen title="Home">
      <Stack>
        {importing && <ImportProgress steps={imports} asOf={asOf} />}
        {!setup.hidden && steps.some((step) => !step.done) && <SetupGuide steps={steps} />}
        {!setup.imported && imports.length === 0 && (
          <Banner tone="info" title="Your shop is about to be copied">
            Waybill begins a few seconds after installing. This page shows how far it is.
          </Banner>
        )}
        {(working || troubles.length > 0) && <OpenExceptionsCard troubles={troubles} asOf={asOf} />}
        {(working || pipeline.today > 0) && <TodayCard pipeline={pipeline} />}
        {working && <FigureCards figures={figures} />}
        {!working && setup.hidden && (
          <EmptyState
            title="Routing is off"
            why="Waybill doesn't send any order yet. Connect a warehouse and turn routing on to let it choose one for each order."
            action={{ label: "Turn routing on", url: "/app/settings" }}
          />
        )}
      </Stack>
    </Screen>
  );
}
