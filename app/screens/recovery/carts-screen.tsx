import { useNavigation, useSearchParams } from "@remix-run/react";
import { LONGEST_SEARCH } from "#app/platform/forms/search-text.ts";
import { Banner } from "#app/ui/banner.tsx";
import { BesideCards, FlushCard } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { ui } from "#app/ui/messages/messages.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { useMoney } from "#app/ui/money-text.tsx";
import { FigureCard } from "#app/ui/pictures/figure.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Grid, Stack } from "#app/ui/stack.tsx";
import { Filters } from "#app/ui/tables/filters.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { frame } from "../frame/messages.ts";
import { parts } from "../parts/messages.ts";
import { KINDS } from "./carts-filter.ts";
import { CartsTable } from "./carts-table.tsx";
import { recoveryScreen } from "./messages.ts";
import type { CartsIndex } from "./read-carts.server.ts";
import { RecoveryTabs } from "./recovery-tabs.tsx";
import { usePixelSwitch } from "./use-pixel-switch.ts";

/** Carts that buyers left, and what is done about each; it brings itself up to date. */
export function CartsScreen({ hasCarts, hasChannel, hasLiveJourney, isPixelOpen, sums, ...page }: CartsIndex & { sumsDays: number }) {
  const text = useText(recoveryScreen);
  const titles = useText(frame);
  useLiveData(20_000);
  return (
    <Screen title={titles("recovery")} wide>
      <RecoveryTabs at="carts">
        <Stack>
          <Missing hasChannel={hasChannel} hasLiveJourney={hasLiveJourney} isPixelOpen={isPixelOpen} />
          {hasCarts ? (
            <>
              <Sums sums={sums} days={page.sumsDays} />
              <Carts {...page} />
            </>
          ) : (
            <EmptyState
              title={text("no-carts")}
              why={text("no-carts-why")}
              action={{ label: text("start-journey"), url: "/app/recovery/journeys" }}
            />
          )}
        </Stack>
      </RecoveryTabs>
    </Screen>
  );
}

/** What keeps Waybill from doing more: the first of it, with the way to it. */
function Missing({ hasChannel, hasLiveJourney, isPixelOpen }: Pick<CartsIndex, "hasChannel" | "hasLiveJourney" | "isPixelOpen">) {
  const text = useText(recoveryScreen);
  if (hasChannel && hasLiveJourney) return isPixelOpen ? <NoPixel /> : null;
  return hasChannel ? (
    <Banner tone="info" title={text("no-live-journey")} action={{ label: text("start-journey"), url: "/app/recovery/journeys" }}>
      {text("no-live-journey-why")}
    </Banner>
  ) : (
    <Banner tone="warning" title={text("no-channel")} action={{ label: text("connect-channel"), url: "/app/settings/channels" }}>
      {text("no-channel-why")}
    </Banner>
  );
}

/** Waved away, it stays off; on again, off again, and how it stands: Settings. */
function NoPixel() {
  const text = useText(recoveryScreen);
  const { problem, turnOn, turnOff } = usePixelSwitch();
  return (
    <Banner tone="info" title={text("no-pixel")} action={{ label: text("turn-pixel-on"), onAction: turnOn }} onDismiss={turnOff}>
      <Paragraph>{text("no-pixel-why")}</Paragraph>
      {problem !== null && <FieldError of="pixel">{problem}</FieldError>}
    </Banner>
  );
}

function Sums({ sums, days }: Pick<CartsIndex, "sums"> & { days: number }) {
  const text = useText(recoveryScreen);
  const format = useText(ui);
  const { shown } = useMoney();
  const { currency } = useShopFacts();
  const period = text("last-days", { count: days });
  const count = (value: number) => format("number", { value });
  return (
    <Grid columns={{ phone: 2, desk: 4 }} gap="medium">
      <FigureCard title={text("sum-left")} period={period} shown={count(sums.left)} basis={text("sum-left-basis")} />
      <FigureCard title={text("sum-left-value")} period={period} shown={shown(sums.leftValue)} basis={text("sum-left-value-basis")} />
      <FigureCard title={text("sum-written")} period={period} shown={count(sums.written)} basis={text("sum-written-basis")} />
      <FigureCard
        title={text("sum-bought")}
        period={period}
        shown={count(sums.boughtAfter)}
        basis={text("sum-bought-basis", { value: { minor: sums.boughtAfterValue, currency } })}
      />
    </Grid>
  );
}

function Carts(page: Pick<CartsIndex, "rows" | "newer" | "older" | "asOf">) {
  const text = useText(recoveryScreen);
  const part = useText(parts);
  const [params] = useSearchParams();
  const busy = useNavigation().state !== "idle";
  const searched = params.get("q")?.trim() ?? "";
  const isTooLong = searched.length > LONGEST_SEARCH;
  const nothingFound = isTooLong ? part("search-too-long", { longest: LONGEST_SEARCH, count: searched.length }) : text("nothing-found");
  return (
    <FlushCard>
      <Filters
        views={(["left", "bought", "active", "all"] as const).map((view) => ({ view, label: text(`view-${view}`) }))}
        sorts={[]}
        sort="newest"
        choices={[
          { key: "kind", label: text("kind"), options: KINDS.map((value) => ({ value, label: text(`kind-${value}`) })) },
          {
            key: "reach",
            label: text("reach"),
            options: (["reachable", "unreachable"] as const).map((value) => ({ value, label: text(value) })),
          },
        ]}
        searchFor={text("search")}
        loading={busy && params.size > 0}
      />
      <CartsTable
        {...page}
        loading={busy && params.size > 0}
        empty={
          <BesideCards>
            <Paragraph muted center>
              {searched ? nothingFound : text("nothing-here")}
            </Paragraph>
          </BesideCards>
        }
      />
    </FlushCard>
  );
}
