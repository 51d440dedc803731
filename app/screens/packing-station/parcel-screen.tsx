import { useState } from "react";
import type { Message } from "#app/platform/messages/message.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Span } from "#app/ui/text.tsx";
import { WrittenLines } from "../parts/written-lines.tsx";
import { LeftShipment } from "./left-shipment.tsx";
import { packingStation } from "./messages.ts";
import { PackTask } from "./pack-task.tsx";
import type { StationTurn } from "./read-parcel-at-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import { useNewsAtStation, useSoundOfStop } from "./station-news.ts";
import { ShipTask } from "./ship-task.tsx";

const STATION = "/app/packing";

/** One parcel at the packing station, one task at a time: pack it, then hand it over, then the next one. */
export function ParcelScreen({ parcel, changed, next, ...done }: StationTurn) {
  const text = useText(packingStation);
  useNewsAtStation({ isOver: parcel === null });
  useSoundOfStop(done.stopped ? 1 : 0);
  // Where another shipped it meanwhile, that is said on the page that follows.
  const [refused, setRefused] = useState<{ parcelId: string; why: Message }>();
  if (parcel === null) {
    const why = refused?.parcelId === done.left?.id ? refused?.why : undefined;
    return <ParcelDone {...done} next={next} refused={why} onChanged={() => setRefused(undefined)} />;
  }
  return (
    <Screen
      title={text(parcel.stage === "packed" ? "ship-order" : "pack-order", { order: parcel.orderName })}
      back={{ label: text("station"), url: STATION }}
    >
      <Stack>
        <Written title={text("delivery")}>{parcel.delivery}</Written>
        <Written title={text("note-from-buyer")}>{parcel.note}</Written>
        <Written title={text("gift-message")}>{parcel.giftMessage}</Written>
        {parcel.stage === "packed" ? (
          <ShipTask
            key={parcel.id}
            parcel={parcel}
            changed={changed}
            onReply={(reply) => setRefused(reply.ok ? undefined : { parcelId: parcel.id, why: reply.message })}
          />
        ) : (
          <PackTask key={parcel.id} parcel={parcel} />
        )}
      </Stack>
    </Screen>
  );
}

/** A card with what people wrote of the order, where they did. */
function Written({ title, children }: { title: string; children: string | null }) {
  if (!children) return null;
  return (
    <Card>
      <Row align="top">
        <Span strong>{title}</Span>
        <WrittenLines text={children} />
      </Row>
    </Card>
  );
}

type DoneProps = Pick<StationTurn, "left" | "stopped" | "next"> & {
  /** Why it wasn't shipped as it was said last. */
  refused: Message | undefined;
  /** Called once something of the shipment was put right. */
  onChanged: () => void;
};

function ParcelDone({ left, stopped, next, refused, onChanged }: DoneProps) {
  const text = useText(packingStation);
  const words = useWords();
  const isUndone = left?.shipments.every(({ state }) => state === "undone") ?? false;
  const title = left
    ? text(isUndone ? "unshipped-order" : "shipped-order", { order: left.orderName })
    : stopped
      ? text("stopped-order", { order: stopped.orderName })
      : text("parcel-done");
  return (
    <Screen title={title} back={{ label: text("station"), url: STATION }}>
      <div className="station">
        {refused && left ? (
          <ScanStatus outcome="wrong" atOnce>
            {words(refused)}
          </ScanStatus>
        ) : left ? (
          !isUndone && <ScanStatus outcome="right">{text("has-left")}</ScanStatus>
        ) : stopped ? (
          <ScanStatus outcome="wrong" atOnce>
            {stopped.why ? text("is-stopped-because", { why: stopped.why }) : text("is-stopped")}
          </ScanStatus>
        ) : (
          <ScanStatus outcome="waiting">{text("not-at-station")}</ScanStatus>
        )}
        <LinkButton url={next ? `/app/packing/parcels/${next.id}` : STATION} look="primary" large wide>
          {next ? text("next", { order: next.orderName }) : text("back-to-station")}
        </LinkButton>
        {left?.shipments.map((shipment) => (
          <LeftShipment key={shipment.id} shipment={shipment} onChanged={onChanged} />
        ))}
      </div>
    </Screen>
  );
}
