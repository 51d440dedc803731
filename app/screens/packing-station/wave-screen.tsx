import { useState } from "react";
import { Form, useNavigation } from "@remix-run/react";
import type { PickStop } from "#app/packing/pick-list.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import type { WaveView } from "./read-wave.server.ts";
import { Task, TaskList } from "./task-list.tsx";

/** A wave being picked: its stops in walking order, each ticked off, then on to packing. */
export function WaveScreen({ stops, parcels }: WaveView) {
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
      back={{ label: "Built-in warehouse", url: "/app/packing" }}
    >
      <Stack>
        {parcels.length > 1 && (
          <Card>
            <Paragraph>{parcels.map((parcel) => `Tote ${parcel.tote}: ${parcel.orderName}`).join(" · ")}</Paragraph>
          </Card>
        )}
        {stops.length === 0 && (
          <Card>
            <Paragraph>These parcels have been picked already, or wait elsewhere.</Paragraph>
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
          <Form method="post" className="station station-sticky-end">
            {parcels.map((parcel) => (
              <input key={parcel.parcelId} type="hidden" name="parcelId" value={parcel.parcelId} />
            ))}
            <Paragraph center>
              <span role="status">{left === 0 ? "Everything is picked" : left === 1 ? "1 stop left" : `${left} stops left`}</span>
            </Paragraph>
            <Button submit look="primary" large wide busy={busy} disabled={left > 0}>
              Picked, go on to packing
            </Button>
          </Form>
        )}
      </Stack>
    </Screen>
  );
}

type Place = Pick<PickStop, "bin" | "sku" | "totes">;

const place = (stop: Place) => `${stop.bin ?? ""} ${stop.sku}`;
const intoTotes = (stop: Place) => stop.totes.map(({ tote, quantity }) => `${quantity} into tote ${tote}`).join(", ");
