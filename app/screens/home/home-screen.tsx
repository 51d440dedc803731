import { Banner } from "#app/ui/banner.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { frame } from "../frame/messages.ts";
import { FigureCards } from "./figure-cards.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { importRuns } from "./import-steps.ts";
import { LeftBehindBanner } from "./left-behind-banner.tsx";
import { home } from "./messages.ts";
import { MissingCard } from "./missing-card.tsx";
import { OpenExceptionsCard } from "./open-exceptions-card.tsx";
import type { Home } from "./read-home.server.ts";
import { SetupGuide } from "./setup-guide.tsx";
import { setupSteps } from "./setup-steps.ts";
import { TodayCard } from "./today-card.tsx";

/** What is wrong, whether the work flows and how it goes; on the first day the way there instead. */
export function HomeScreen({ asOf, setup, imports, troubles, furtherCauses, leftBehind, missing, pipeline, figures }: Home) {
  const text = useText(home);
  const page = useText(frame);
  const steps = setupSteps(setup);
  const importing = imports.some((step) => step.state !== "done");
  const working = setup.orderRouted || setup.routingOn;
  useLiveData(importRuns(imports) || imports.length === 0 ? 1_000 : 15_000);

  return (
    <Screen title={page("home")}>
      <Stack>
        {!setup.hidden && steps.some((step) => !step.done) && <SetupGuide steps={steps} />}
        {!importing && missing.length > 0 && <MissingCard missing={missing} />}
        {leftBehind > 0 && <LeftBehindBanner orders={leftBehind} />}
        {(working || troubles.length > 0) && <OpenExceptionsCard troubles={troubles} furtherCauses={furtherCauses} asOf={asOf} />}
        {(working || pipeline.today > 0) && <TodayCard pipeline={pipeline} />}
        {working && <FigureCards figures={figures} />}
        {!working && setup.hidden && (
          <EmptyState
            title={text("routing-is-off")}
            why={text("sends-nothing-yet")}
            action={{ label: text("turn-routing-on"), url: "/app/settings" }}
          />
        )}
        {/* Comes, grows and goes by itself: below it there is nothing that would jump. */}
        {!setup.imported && imports.length === 0 && (
          <Banner tone="info" title={text("about-to-be-copied")}>
            {text("begins-soon")}
          </Banner>
        )}
        {importing && <ImportProgress steps={imports} asOf={asOf} />}
      </Stack>
    </Screen>
  );
}
