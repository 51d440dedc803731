import { useEffect, useState } from "react";
import { Form, useActionData, useFetcher, useNavigation } from "@remix-run/react";
import { packing } from "#app/packing/messages.ts";
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
import { CantFindDialog } from "./cant-find-dialog.tsx";
import { packingStation } from "./messages.ts";
import type { WaveView } from "./read-wave.server.ts";
import { ScanField } from "./scan-field.tsx";
import { ScanStatus, sound } from "./scan-status.tsx";
import { useNewsAtStation, useSoundOfStop } from "./station-news.ts";
import type { PickUnitsReply } from "./station-forms.ts";
import { Task, TaskList } from "./task-list.tsx";

/** A wave being picked: its stops in walking order, each scanned or ticked off, then on to packing. What is ticked stays so through a break. */
export function WaveScreen({ stops, parcels, stopped }: WaveView) {
  const text = useText(packingStation);
  const words = useWords();
  const refused = useActionData<Refusal>();
  const pick = useFetcher<PickUnitsReply>();
  const [missing, setMissing] = useState<PickStop | null>(null);
  const busy = useNavigation().state !== "idle";
  useNewsAtStation();
  useSoundOfStop(stopped.length);
  // What a scan was answered is over once something else was done.
  const [over, setOver] = useState<PickUnitsReply>();
  useEffect(() => {
    if (pick.data) sound(pick.data.ok ? "right" : "wrong");
  }, [pick.data]);

  const picks = (parcelId: readonly string[], sku: string, quantity: string) =>
    pick.submit(
      { parcelId: [...parcelId], sku, quantity },
      { method: "post", action: "/app/packing/pick-units", encType: "application/json" },
    );
  const left = stops.filter((stop) => !isPicked(stop)).length;

  return (
    <Screen title={text("pick", { count: parcels.length })} back={{ label: text("station"), url: "/app/packing" }}>
      <Stack>
        {refused && (
          <Banner tone="critical" title={text("not-picked")}>
            {words(refused.fields?.parcelId ?? refused.message)}
          </Banner>
        )}
        {stopped.map(({ orderName, why }) => (
          <Banner key={orderName} tone="critical" title={text("stopped-order", { order: orderName })}>
            {why ? text("is-stopped-because", { why }) : text("is-stopped")}
          </Banner>
        ))}
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
        {stops.length > 0 && (
          <div className="station">
            <Answer answer={pick.data === over ? undefined : pick.data} parcels={parcels} isDone={left === 0} />
            <Card>
              <ScanField
                label={text("scan-to-pick")}
                busy={pick.state !== "idle"}
                onScan={(code) =>
                  picks(
                    parcels.map((parcel) => parcel.parcelId),
                    code,
                    "1",
                  )
                }
              />
            </Card>
          </div>
        )}
        <TaskList label={text("walking-order")}>
          {stops.map((stop) => (
            <Stop key={keyOf(stop)} stop={stop} isOnlyParcel={parcels.length === 1} onTapped={() => setOver(pick.data)} />
          ))}
        </TaskList>
        {left > 0 && (
          <div className="station">
            <Button large onClick={() => setMissing(stops.find((stop) => !isPicked(stop)) ?? null)}>
              {text("cant-find")}
            </Button>
          </div>
        )}
        {missing && (
          <CantFindDialog
            key={keyOf(missing)}
            others={stops.filter((stop) => !isPicked(stop)).map((stop) => ({ value: keyOf(stop), label: stop.title }))}
            chosen={keyOf(missing)}
            onChoose={(key) => setMissing(stops.find((stop) => keyOf(stop) === key) ?? missing)}
            parcelIds={parcelsOf(missing)}
            sku={missing.sku}
            title={missing.title}
            wanted={missing.quantity}
            found={missing.picked}
            onClose={() => setMissing(null)}
          />
        )}
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

/** One shelf of the walk. Each is sent by itself: who taps fast loses none. */
function Stop({ stop, isOnlyParcel, onTapped }: { stop: PickStop; isOnlyParcel: boolean; onTapped: () => void }) {
  const text = useText(packingStation);
  const pick = useFetcher<PickUnitsReply>();
  const onTap = () => {
    onTapped();
    pick.submit(
      { parcelId: parcelsOf(stop), sku: stop.sku, quantity: isPicked(stop) ? "none" : "all" },
      { method: "post", action: "/app/packing/pick-units", encType: "application/json" },
    );
  };
  // Until the answer is there, as it was tapped.
  const pressed = pick.state === "idle" ? isPicked(stop) : !isPicked(stop);
  return (
    <Task
      pressed={pressed}
      onPress={onTap}
      figure={stop.picked === 0 || pressed ? stop.quantity : text("picked-of", { picked: stop.picked, wanted: stop.quantity })}
      title={stop.bin ? `${stop.bin} · ${stop.title}` : stop.title}
      details={isOnlyParcel ? stop.sku : text("sku-into-totes", { sku: stop.sku, places: placesOf(stop) })}
      mark="○"
    />
  );
}

type AnswerProps = { answer: PickUnitsReply | undefined; parcels: WaveView["parcels"]; isDone: boolean };

/** What came of a scan: into which tote it goes. One unit too many spoils nothing that is picked. */
function Answer({ answer, parcels, isDone }: AnswerProps) {
  const text = useText(packingStation);
  const words = useWords();
  if (!answer && isDone) return <ScanStatus outcome="right">{text("walk-done")}</ScanStatus>;
  if (!answer) return <ScanStatus outcome="waiting">{text("scan-or-tap")}</ScanStatus>;
  if (!answer.ok) {
    const why = answer.fields?.sku ?? answer.fields?.quantity ?? answer.message;
    const { sku } = why.args;
    const isOneTooMany = isDone && why.code === ENOUGH && typeof sku === "string";
    return (
      <ScanStatus outcome={isOneTooMany ? "right" : "wrong"} atOnce>
        {isOneTooMany ? text("one-too-many", { sku }) : words(why)}
      </ScanStatus>
    );
  }
  if (answer.back) return <ScanStatus outcome="waiting">{text("put-back", { sku: answer.sku })}</ScanStatus>;
  const [only, ...others] = answer.into;
  const tote = parcels.length > 1 && others.length === 0 ? parcels.find(({ parcelId }) => parcelId === only)?.tote : undefined;
  return (
    <ScanStatus outcome="right" atOnce>
      {tote === undefined ? text("goes-into", { sku: answer.sku }) : text("goes-into-tote", { sku: answer.sku, tote })}
    </ScanStatus>
  );
}

const ENOUGH = packing.message("enough-of-wave", { sku: "" }).code;

const keyOf = (stop: PickStop) => `${stop.bin ?? ""} ${stop.sku}`;
const isPicked = ({ picked, quantity }: PickStop) => picked >= quantity;
const parcelsOf = (stop: PickStop) => stop.totes.map(({ parcelId }) => parcelId);
const placesOf = (stop: PickStop) => stop.totes.map(({ tote, quantity }) => packingStation.message("into-tote", { quantity, tote }));
