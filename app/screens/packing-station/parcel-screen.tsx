import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Span, WrittenByPeople } from "#app/ui/text.tsx";
import { LeftShipment } from "./left-shipment.tsx";
import { packingStation } from "./messages.ts";
import { PackTask } from "./pack-task.tsx";
import type { StationTurn } from "./read-parcel-at-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import { ShipTask } from "./ship-task.tsx";

const STATION = "/app/packing";

/** One parcel at the packing station, one task at a time: pack it, then hand it over, then the next one. */
export function ParcelScreen({ parcel, left, next }: StationTurn) {
  const text = useText(packingStation);
  if (parcel === null) return <ParcelDone left={left} next={next} />;
  return (
    <Screen
      title={text(parcel.stage === "packed" ? "ship-order" : "pack-order", { order: parcel.orderName })}
      back={{ label: text("station"), url: STATION }}
    >
      <Stack>
        {parcel.note && (
          <Card>
            <Row align="top">
              <Span strong>{text("note-from-buyer")}</Span>
              <WrittenByPeople>{parcel.note}</WrittenByPeople>
            </Row>
          </Card>
        )}
        {parcel.stage === "packed" ? <ShipTask key={parcel.id} parcel={parcel} /> : <PackTask key={parcel.id} parcel={parcel} />}
      </Stack>
    </Screen>
  );
}

function ParcelDone({ left, next }: Pick<StationTurn, "left" | "next">) {
  const text = useText(packingStation);
  return (
    <Screen
      title={left ? text("shipped-order", { order: left.orderName }) : text("parcel-done")}
      back={{ label: text("station"), url: STATION }}
    >
      <div className="station">
        {(!left || left.shipments.every(({ state }) => state !== "undone")) && <ScanStatus outcome="right">{text("has-left")}</ScanStatus>}
        <LinkButton url={next ? `/app/packing/parcels/${next.id}` : STATION} look="primary" large wide>
          {next ? text("next", { order: next.orderName }) : text("back-to-station")}
        </LinkButton>
        {left?.shipments.map((shipment) => (
          <LeftShipment key={shipment.id} shipment={shipment} />
        ))}
      </div>
    </Screen>
  );
}
