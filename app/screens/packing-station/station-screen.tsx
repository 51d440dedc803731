import { useSearchParams } from "@remix-run/react";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { packingStation } from "./messages.ts";
import { ChooseWave, ParcelsThatLeft, ParcelsToOpen } from "./parcel-lists.tsx";
import type { LeftParcel } from "./read-left.server.ts";
import type { StationView } from "./read-packing-station.server.ts";

const STEPS = [
  { stage: "dispatched", label: "to-pick", empty: "nothing-to-pick" },
  { stage: "picked", label: "to-pack", empty: "nothing-to-pack" },
  { stage: "packed", label: "to-ship", empty: "nothing-to-ship" },
] as const;

const LEFT = "left";

type Props = StationView & {
  /** What left in the last days. */
  left: readonly LeftParcel[];
  hasPackingStation: boolean;
  /** The kind of warehouse to open where there is none. */
  packedHere: string;
};

/** The built-in warehouse's work: what is to be picked, packed and shipped, one step at a time. */
export function StationScreen({ parcels, inAll, left, hasPackingStation, packedHere }: Props) {
  const text = useText(packingStation);
  const [params, setParams] = useSearchParams();
  useLiveData(10_000);

  if (!hasPackingStation) {
    return (
      <Screen title={text("station")}>
        <EmptyState
          title={text("open-one")}
          why={text("why-open-one")}
          action={{ label: text("open-a-warehouse"), url: `/app/warehouses/connect?kind=${packedHere}` }}
        />
      </Screen>
    );
  }

  const at = (stage: string) => parcels.filter((parcel) => parcel.stage === stage);
  const step = STEPS.find(({ stage }) => stage === params.get("step")) ?? STEPS.find(({ stage }) => at(stage).length > 0) ?? STEPS[0];
  const here = at(step.stage);
  const showsLeft = params.get("step") === LEFT;
  return (
    <Screen title={text("station")}>
      <Stack>
        <Tabs
          fitted
          tabs={[
            ...STEPS.map(({ stage, label }) => ({ id: stage, label: text(label, { parcels: at(stage).length }) })),
            { id: LEFT, label: text("left-here", { parcels: left.length }) },
          ]}
          selected={showsLeft ? LEFT : step.stage}
          onSelect={(stage) => setParams({ step: stage })}
        >
          {(showsLeft ? left : here).length === 0 && (
            <Card>
              <Paragraph center>{text(showsLeft ? "nothing-left-here" : step.empty)}</Paragraph>
            </Card>
          )}
          {showsLeft ? (
            <ParcelsThatLeft parcels={left} />
          ) : step.stage === "dispatched" ? (
            <ChooseWave key="wave" parcels={here} />
          ) : (
            <ParcelsToOpen parcels={here} />
          )}
        </Tabs>
        {inAll > parcels.length && <Paragraph muted>{text("first-of-all", { shown: parcels.length, all: inAll })}</Paragraph>}
      </Stack>
    </Screen>
  );
}
