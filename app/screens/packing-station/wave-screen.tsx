import { Form, useActionData, useNavigation } from "@remix-run/react";
import type { PickStop } from "#app/packing/pick-list.ts";
import type { Refusal } from "#app/platform/http/reply.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Paragraph } from "#app/ui/text.tsx";
import { useChosen } from "#app/ui/use-chosen.ts";
import { packingStation } from "./messages.ts";
import type { WaveView } from "./read-wave.server.ts";
import { Task, TaskList } from "./task-list.tsx";

/** A wave being picked: its stops in walking order, each ticked off, then on to packing. */
export function WaveScreen({ stops, parcels }: WaveView) {
  const text = useText(packingStation);
  const words = useWords();
  const refused = useActionData<Refusal>();
  const [ticked, toggle] = useChosen();
  const busy = useNavigation().state !== "idle";
  const left = stops.filter((stop) => !ticked.has(place(stop))).length;

  return (
    <Screen title={text("pick", { count: parcels.length })} back={{ label: text("station"), url: "/app/packing" }}>
      <Stack>
        {refused && (
          <Banner tone="critical" title={text("not-picked")}>
            {words(refused.fields?.parcelId ?? refused.message)}
          </Banner>
        )}
        {parcels.length > 1 && (
          <Card>
            <Paragraph>{parcels.map(({ tote, orderName }) => text("tote-of", { tote, order: orderName })).join(" · ")}</Paragraph>
          </Card>
        )}
        {stops.length === 0 && (
          <Card>
            <Paragraph>{text("nothing-left-to-pick")}</Paragraph>
          </Card>
        )}
        <TaskList label={text("walking-order")}>
          {stops.map((stop) => (
            <Task
              key={place(stop)}
              pressed={ticked.has(place(stop))}
              onPress={() => toggle(place(stop))}
              figure={stop.quantity}
              title={stop.bin ? `${stop.bin} · ${stop.title}` : stop.title}
              details={parcels.length > 1 ? text("sku-into-totes", { sku: stop.sku, places: placesOf(stop) }) : stop.sku}
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
              <span role="status">{left === 0 ? text("all-picked") : text("stops-left", { count: left })}</span>
            </Paragraph>
            <Button submit look="primary" large wide busy={busy} disabled={left > 0}>
              {text("picked")}
            </Button>
          </Form>
        )}
      </Stack>
    </Screen>
  );
}

type Place = Pick<PickStop, "bin" | "sku" | "totes">;

const place = (stop: Place) => `${stop.bin ?? ""} ${stop.sku}`;
const placesOf = (stop: Place) => stop.totes.map(({ tote, quantity }) => packingStation.message("into-tote", { quantity, tote }));
