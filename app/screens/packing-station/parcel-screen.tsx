import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Screen } from "#app/ui/screen.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Span, WrittenByPeople } from "#app/ui/text.tsx";
import { PackTask } from "./pack-task.tsx";
import type { StationTurn } from "./read-parcel-at-station.server.ts";
import { ScanStatus } from "./scan-status.tsx";
import { ShipTask } from "./ship-task.tsx";

const BACK = { label: "Built-in warehouse", url: "/app/packing" };

/** One parcel at the packing station, one task at a time: pack it, then hand it over, then the next one. */
export function ParcelScreen({ parcel, next }: StationTurn) {
  if (parcel === null) return <ParcelDone next={next} />;
  return (
    <Screen title={`${parcel.stage === "packed" ? "Ship" : "Pack"} ${parcel.orderName}`} back={BACK}>
      <Stack>
        {parcel.note && (
          <Card>
            <Row align="top">
              <Span strong>Note from the buyer:</Span>
              <WrittenByPeople>{parcel.note}</WrittenByPeople>
            </Row>
          </Card>
        )}
        {parcel.stage === "packed" ? <ShipTask key={parcel.id} parcel={parcel} /> : <PackTask key={parcel.id} parcel={parcel} />}
      </Stack>
    </Screen>
  );
}

function ParcelDone({ next }: Pick<StationTurn, "next">) {
  return (
    <Screen title="Parcel done" back={BACK}>
      <div className="station">
        <ScanStatus outcome="right">This parcel has left the packing station.</ScanStatus>
        <LinkButton url={next ? `/app/packing/parcels/${next.id}` : BACK.url} look="primary" large wide>
          {next ? `Next: ${next.orderName}` : "Back to the packing station"}
        </LinkButton>
      </div>
    </Screen>
  );
}
