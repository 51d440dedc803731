import { useState } from "react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { z } from "zod";
import { Screen } from "#app/components/screen.tsx";
import { Task, TaskList } from "#app/components/bench/task-list.tsx";
import { pickParcels } from "#app/fulfillment/pick-parcels.server.ts";
import { bench } from "#app/fulfillment/views/bench.server.ts";
import { walkingOrder } from "#app/fulfillment/views/walking-order.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { merchant } from "#app/shopify/merchant.server.ts";

const ParcelIds = z.array(ParcelId).min(1).max(200);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await merchant(request);
  const ids = ParcelIds.safeParse(new URL(request.url).searchParams.getAll("parcelId"));
  const { parcels } = ids.success ? await bench(shop, { parcelIds: ids.data }) : { parcels: [] };
  const waiting = parcels.filter((parcel) => parcel.stage === "dispatched");
  return { stops: walkingOrder(waiting), parcels: waiting.map(({ id, orderName }) => ({ id, orderName })) };
}

/** The wave is done: on to packing its first parcel. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, userName } = await merchant(request);
  const ids = ParcelIds.parse((await request.formData()).getAll("parcelId"));
  await pickParcels(shop, ids, userName);
  return redirect(`/app/bench/parcels/${ids[0]}`);
}

export default function Wave() {
  const { stops, parcels } = useLoaderData<typeof loader>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const busy = useNavigation().state !== "idle";
  const left = stops.filter((stop) => !ticked.has(stop.sku)).length;
  const toggle = (sku: string) =>
    setTicked((now) => {
      const next = new Set(now);
      if (!next.delete(sku)) next.add(sku);
      return next;
    });

  return (
    <Screen title={`Pick ${parcels.length === 1 ? "1 parcel" : `${parcels.length} parcels`}`} backAction={{ content: "Built-in warehouse", url: "/app/bench" }}>
      <BlockStack gap="400">
        {stops.length === 0 && (
          <Card>
            <Text as="p">These parcels have been picked already, or wait elsewhere.</Text>
          </Card>
        )}
        <TaskList label="Pick list in walking order">
          {stops.map((stop) => (
            <Task
              key={stop.sku}
              pressed={ticked.has(stop.sku)}
              onPress={() => toggle(stop.sku)}
              figure={stop.quantity}
              title={stop.bin ? `${stop.bin} · ${stop.title}` : stop.title}
              details={`${stop.sku} · ${stop.parcels.map((parcel) => `${parcel.orderName} × ${parcel.quantity}`).join(", ")}`}
              mark="○"
            />
          ))}
        </TaskList>
        {stops.length > 0 && (
          <Form method="post" className="wb-bench wb-sticky-end">
            {parcels.map((parcel) => (
              <input key={parcel.id} type="hidden" name="parcelId" value={parcel.id} />
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
