import { useState } from "react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { BlockStack, Button, Card, Tabs, Text } from "@shopify/polaris";
import { departureInWords } from "#app/ui/departure-in-words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Task, TaskList } from "#app/screens/packing-station/task-list.tsx";
import { useLiveData } from "#app/ui/use-live-data.ts";
import { readPackingStation, type StationParcel } from "#app/screens/packing-station/read-packing-station.server.ts";
import { hasPackingStation } from "#app/screens/packing-station/has-packing-station.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { ...(await readPackingStation(shop)), hasPackingStation: await hasPackingStation(shop) };
}

const STEPS = [
  { stage: "dispatched", words: "To pick" },
  { stage: "picked", words: "To pack" },
  { stage: "packed", words: "To ship" },
] as const;

export default function PackingStation() {
  const { parcels, inAll, hasPackingStation } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  useLiveData(10_000);
  const fallback = STEPS.findIndex(({ stage }) => parcels.some((parcel) => parcel.stage === stage));
  const asked = STEPS.findIndex(({ stage }) => stage === params.get("step"));
  const step = STEPS[Math.max(0, asked >= 0 ? asked : fallback)] ?? STEPS[0];
  const here = parcels.filter((parcel) => parcel.stage === step.stage);

  if (!hasPackingStation) {
    return (
      <Screen title="Built-in warehouse">
        <EmptyState
          title="Ship from your own shelves"
          why="With the built-in warehouse you pick, check and pack orders here with a scanner or by tapping, and customers get tracking by themselves."
          action={{ words: "Open a built-in warehouse", url: "/app/warehouses/connect?kind=built_in" }}
        />
      </Screen>
    );
  }

  return (
    <Screen title="Built-in warehouse">
      <BlockStack gap="400">
        <Tabs
          fitted
          selected={STEPS.indexOf(step)}
          onSelect={(index) => setParams({ step: STEPS[index]?.stage ?? "dispatched" })}
          tabs={STEPS.map(({ stage, words }) => ({
            id: stage,
            content: `${words} (${parcels.filter((parcel) => parcel.stage === stage).length})`,
            panelID: "station-tasks",
          }))}
        />
        <div id="station-tasks">
          {here.length === 0 && (
            <Card>
              <Text as="p" alignment="center">
                {EMPTY[step.stage]}
              </Text>
            </Card>
          )}
          {step.stage === "dispatched" ? <ChooseWave key="wave" parcels={here} /> : <ParcelsToOpen parcels={here} />}
        </div>
        {inAll > parcels.length && <Text as="p" tone="subdued">{`Showing the first ${parcels.length} of ${inAll} parcels.`}</Text>}
      </BlockStack>
    </Screen>
  );
}

const EMPTY = {
  dispatched: "Nothing to pick. New orders for this warehouse appear here by themselves.",
  picked: "Nothing to pack. Pick parcels first.",
  packed: "Nothing to ship. Pack parcels first.",
} as const;

function ChooseWave({ parcels }: { parcels: readonly StationParcel[] }) {
  const { locale } = useShopFacts();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(parcels.slice(0, 10).map((parcel) => parcel.id)));
  const wave = parcels.filter((parcel) => chosen.has(parcel.id));
  if (parcels.length === 0) return null;
  const toggle = (id: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  return (
    <div className="wb-station">
      <div className="wb-sticky">
        <Button
          variant="primary"
          size="large"
          fullWidth
          disabled={wave.length === 0}
          url={`/app/packing/wave?${new URLSearchParams(wave.map((parcel) => ["parcelId", parcel.id]))}`}
        >
          {wave.length === 0 ? "Choose parcels to pick" : `Pick ${wave.length === 1 ? "1 parcel" : `${wave.length} parcels`}`}
        </Button>
      </div>
      <TaskList label="Parcels to pick">
        {parcels.map((parcel) => (
          <Task
            key={parcel.id}
            pressed={chosen.has(parcel.id)}
            onPress={() => toggle(parcel.id)}
            figure={units(parcel)}
            title={parcel.orderName}
            details={[units(parcel) === 1 ? "1 item" : `${units(parcel)} items`, leaves(parcel, locale)].filter(Boolean).join(" · ")}
          />
        ))}
      </TaskList>
    </div>
  );
}

function ParcelsToOpen({ parcels }: { parcels: readonly StationParcel[] }) {
  const { locale } = useShopFacts();
  return (
    <TaskList label="Parcels">
      {parcels.map((parcel) => (
        <li key={parcel.id}>
          <Link className="wb-task" to={`/app/packing/parcels/${parcel.id}`}>
            <span className="wb-task-count">{units(parcel)}</span>
            <span className="wb-wrap">
              <span className="wb-task-bin">{parcel.orderName}</span>
              <br />
              <span className="wb-quiet">{[parcel.address[0], leaves(parcel, locale)].filter(Boolean).join(" · ")}</span>
            </span>
            <span aria-hidden="true">›</span>
          </Link>
        </li>
      ))}
    </TaskList>
  );
}

const units = (parcel: StationParcel) => parcel.lines.reduce((sum, line) => sum + line.quantity, 0);
const leaves = (parcel: StationParcel, locale: string) => (parcel.leavesOn ? departureInWords(parcel.leavesOn, parcel.today, locale) : "");
