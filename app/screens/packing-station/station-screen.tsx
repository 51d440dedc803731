import { useSearchParams } from "@remix-run/react";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { useLiveData } from "#app/ui/use-live-data.ts";
import { ChooseWave, ParcelsToOpen } from "./parcel-lists.tsx";
import type { StationView } from "./read-packing-station.server.ts";

const STEPS = [
  { stage: "dispatched", label: "To pick", empty: "Nothing to pick. New orders for this warehouse appear here by themselves." },
  { stage: "picked", label: "To pack", empty: "Nothing to pack. Pick parcels first." },
  { stage: "packed", label: "To ship", empty: "Nothing to ship. Pack parcels first." },
] as const;

type Props = StationView & {
  hasPackingStation: boolean;
  /** The kind of warehouse to open where there is none. */
  packedHere: string;
};

/** The built-in warehouse's work: what is to be picked, packed and shipped, one step at a time. */
export function StationScreen({ parcels, inAll, hasPackingStation, packedHere }: Props) {
  const [params, setParams] = useSearchParams();
  useLiveData(10_000);

  if (!hasPackingStation) {
    return (
      <Screen title="Built-in warehouse">
        <EmptyState
          title="Ship from your own shelves"
          why="With the built-in warehouse you pick, check and pack orders here with a scanner or by tapping, and customers get tracking by themselves."
          action={{ label: "Open a built-in warehouse", url: `/app/warehouses/connect?kind=${packedHere}` }}
        />
      </Screen>
    );
  }

  const at = (stage: string) => parcels.filter((parcel) => parcel.stage === stage);
  const step = STEPS.find(({ stage }) => stage === params.get("step")) ?? STEPS.find(({ stage }) => at(stage).length > 0) ?? STEPS[0];
  const here = at(step.stage);
  return (
    <Screen title="Built-in warehouse">
      <Stack>
        <Tabs
          fitted
          tabs={STEPS.map(({ stage, label }) => ({ id: stage, label: `${label} (${at(stage).length})` }))}
          selected={step.stage}
          onSelect={(stage) => setParams({ step: stage })}
        >
          {here.length === 0 && (
            <Card>
              <Paragraph center>{step.empty}</Paragraph>
            </Card>
          )}
          {step.stage === "dispatched" ? <ChooseWave key="wave" parcels={here} /> : <ParcelsToOpen parcels={here} />}
        </Tabs>
        {inAll > parcels.length && <Paragraph muted>{`Showing the first ${parcels.length} of ${inAll} parcels.`}</Paragraph>}
      </Stack>
    </Screen>
  );
}
