import { isAtPackingStation, isLive, isOpen } from "#app/parcels/parcel-stage.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Link } from "#app/ui/link.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Digits, Muted, Paragraph, WrittenByPeople } from "#app/ui/text.tsx";
import { DepartureBadge } from "../parts/departure-badge.tsx";
import { PackingSlipButton } from "../parts/packing-slip-button.tsx";
import { StageBadge } from "../parts/stage-badge.tsx";
import { orderActions } from "../order-actions/messages.ts";
import { order } from "./messages.ts";
import { ParcelStepper } from "./parcel-stepper.tsx";
import type { ParcelView } from "./read-parcels.server.ts";
import { ShipmentTracking } from "./shipment-tracking.tsx";

type Props = {
  parcel: ParcelView;
  number: number;
  of: number;
  /** Absent where it can't be cancelled any more. */
  onCancel?: (() => void) | undefined;
};

/** One parcel of an order: its warehouse, where it is on its way, what is in it, and its boxes with their tracking. */
export function ParcelCard({ parcel, number, of, onCancel }: Props) {
  const text = useText(order);
  const action = useText(orderActions);
  const words = useWords();
  return (
    <Card
      heading={of > 1 ? text("parcel-of", { number, parcels: of }) : text("parcel")}
      headingLevel={3}
      headingSize="medium"
      badge={<ParcelBadge parcel={parcel} />}
      aside={<Link url={`/app/warehouses/${parcel.warehouse.id}`}>{parcel.warehouse.name}</Link>}
      gap="large"
    >
      {isLive(parcel) && !parcel.isUndone && <ParcelStepper stage={parcel.stage} packingSeen={parcel.warehouse.packedHere} />}
      {parcel.problem && (
        <Banner tone="critical" title={text("parcel-problem")}>
          {words(parcel.problem)}
        </Banner>
      )}
      {isOpen(parcel) && parcel.leavesOn && (
        <Row>
          <DepartureBadge leavesOn={parcel.leavesOn} today={parcel.today} />
        </Row>
      )}
      <Stack as="ul" gap="tight">
        {parcel.lines.map((line) => (
          <li key={line.sku}>
            <Row place="spread" align="top" gap="large" nowrap>
              <WrittenByPeople>
                <bdi>{line.title}</bdi> <Muted>{line.sku}</Muted>
              </WrittenByPeople>
              <Digits>{text("times", { quantity: line.quantity })}</Digits>
            </Row>
          </li>
        ))}
      </Stack>
      {parcel.shipments.map((shipment) => (
        <ShipmentTracking key={shipment.id} shipment={shipment} partial={parcel.shipments.length > 1 || isOpen(parcel)} />
      ))}
      {isLive(parcel) && !parcel.isUndone && (
        <Row>
          <PackingSlipButton parcelId={parcel.id} reference={parcel.reference} />
          {/* There from the beginning: a moment later it would push what is below it down. */}
          {parcel.warehouse.packedHere && isOpen(parcel) && (
            <LinkButton url={`/app/packing/parcels/${parcel.id}`} disabled={!isAtPackingStation(parcel)}>
              {text("open-at-station")}
            </LinkButton>
          )}
          {onCancel && (
            <Button destructive onClick={onCancel}>
              {action("cancel-parcel")}
            </Button>
          )}
        </Row>
      )}
      <Paragraph muted small>
        {text("reference", { reference: parcel.reference })}
      </Paragraph>
    </Card>
  );
}

/** Where it is on its way, unless what left in its place is to be told. */
function ParcelBadge({ parcel }: Pick<Props, "parcel">) {
  const text = useText(order);
  if (parcel.isUndone) return <Badge tone="warning">{text("undone")}</Badge>;
  if (parcel.leftWithOtherGoods) return <Badge tone="warning">{text("other-goods-left")}</Badge>;
  return <StageBadge stage={parcel.stage} />;
}
