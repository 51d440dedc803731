import { useState } from "react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { z } from "zod";
import { Screen } from "#app/ui/screen.tsx";
import { Task, TaskList } from "#app/screens/packing-station/task-list.tsx";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { readPackingStation } from "#app/screens/packing-station/read-packing-station.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import type { PickStop } from "#app/packing/pick-list.ts";
import { planPickLists } from "#app/packing/plan-pick-lists.ts";

const ParcelIds = z.array(ParcelId).min(1).max(200);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const ids = ParcelIds.safeParse(new URL(request.url).searchParams.getAll("parcelId"));
  const { parcels } = ids.success ? await readPackingStation(shop, { parcelIds: ids.data }) : { parcels: [] };
  const waiting = parcels
    .filter((parcel) => parcel.stage === "dispatched")
    .map(({ id, orderName, placedAt, lines }) => ({ parcelId: id, orderName, placedAt, lines }));
  const [list] = planPickLists(waiting, { totes: waiting.length, units: Number.MAX_SAFE_INTEGER });
  return { stops: list?.stops ?? [], parcels: list?.parcels ?? [] };
}

/** The wave is done: on to packing its first parcel. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, userName } = await authenticate(request);
  const ids = ParcelIds.parse((await request.formData()).getAll("parcelId"));
  await pickParcels(shop, ids, userName);
  return redirect(`/app/packing/parcels/${ids[0]}`);
}

export default function Wave() {
  const { stops, parcels } = useLoaderData<typeof loader>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const busy = useNavigation().state !== "idle";
  const left = stops.filter((stop) => !ticked.has(place(stop))).length;
  const toggle = (stop: string) =>
    setTicked((now) => {
      const next = new Set(now);
      if (!next.delete(stop)) next.add(stop);
      return next;
    });

  return (
    <Screen
      title={`Pick ${parcels.length === 1 ? "1 parcel" : `${parcels.length} parcels`}`}
      backAction={{ content: "Built-in warehouse", url: "/app/packing" }}
    >
      <BlockStack gap="400">
        {parcels.length > 1 && (
          <Card>
            <Text as="p">{parcels.map((parcel) => `Tote ${parcel.tote}: ${parcel.orderName}`).join(" · ")}</Text>
          </Card>
        )}
        {stops.length === 0 && (
          <Card>
            <Text as="p">These parcels have been picked already, or wait elsewhere.</Text>
          </Card>
        )}
        <TaskList label="Pick list in walking order">
          {stops.map((stop) => (
            <Task
              key={place(stop)}
              pressed={ticked.has(place(stop))}
              onPress={() => toggle(place(stop))}
              figure={stop.quantity}
              title={stop.bin ? `${stop.bin} · ${stop.title}` : stop.title}
              details={[stop.sku, parcels.length > 1 && intoTotes(stop)].filter(Boolean).join(" · ")}
              mark="○"
            />
          ))}
        </TaskList>
        {stops.length > 0 && (
          <Form method="post" className="wb-station wb-sticky-end">
            {parcels.map((parcel) => (
              <input key={parcel.parcelId} type="hidden" name="parcelId" value={parcel.parcelId} />
            ))}
            <Text as="p" alignment="center">
              <span role="status">{left === 0 ? "Everything is picked" : left === 1 ? "1 stop left" : `${left} stops left`}</span>
            </Text>
            <Button submit variant="primary" size="large" fullWidth loading={busy} disabled={left > 0}>
              Picked, go on to packing
            </Button>
          </Form>
        )}
      </BlockStack>
    </Screen>
  );
}

type Place = Pick<PickStop, "bin" | "sku" | "totes">;

const place = (stop: Place) => `${stop.bin ?? ""} ${stop.sku}`;
const intoTotes = (stop: Place) => stop.totes.map(({ tote, quantity }) => `${quantity} into tote ${tote}`).join(", ");
