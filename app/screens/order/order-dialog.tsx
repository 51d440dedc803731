import { CancelParcelDialog } from "../order-actions/cancel-parcel-dialog.tsx";
import { ChooseWarehouseDialog } from "../order-actions/choose-warehouse-dialog.tsx";
import { ConfirmAction } from "../order-actions/confirm-action.tsx";
import { EditAddressDialog } from "../order-actions/edit-address-dialog.tsx";
import { HoldDialog } from "../order-actions/hold-dialog.tsx";
import { ShipYourselfDialog } from "../order-actions/ship-yourself-dialog.tsx";
import { type Asking, editAddressCommand, type OrderCommand } from "./order-menu.ts";
import type { OrderPage } from "./read-order.server.ts";

type Props = {
  asking: Asking;
  order: OrderPage;
  busy: boolean;
  error: string | undefined;
  /** What is wrong with a field, in words. */
  wrong: (field: string) => string | undefined;
  onSend: (command: OrderCommand) => void;
  onClose: () => void;
};

/** The question of an action with an order. */
export function OrderDialog({ asking, order, busy, error, wrong, onSend, onClose }: Props) {
  const common = { busy, onClose, ...(error !== undefined && { error }) };
  const { action } = asking;
  switch (action) {
    case "reroute":
    case "release":
    case "wait":
      return <ConfirmAction {...common} action={action} count={1} onConfirm={() => onSend({ intent: action })} />;
    case "hold":
      return <HoldDialog {...common} count={1} onHold={(hold) => onSend({ intent: "hold", ...hold })} />;
    case "choose":
      return (
        <ChooseWarehouseDialog
          {...common}
          orderId={order.id}
          held={order.stage === "held"}
          onChoose={(warehouseId) => onSend({ intent: "choose", warehouseId })}
        />
      );
    case "keep":
      return (
        <ShipYourselfDialog {...common} locations={order.ownLocations} onKeep={(locationId) => onSend({ intent: "keep", locationId })} />
      );
    case "edit-address":
      return (
        <EditAddressDialog
          {...common}
          address={order.address}
          mayWrite={order.mayWriteOrders}
          wrong={wrong}
          onChangeAddress={(typed) => onSend(editAddressCommand(typed))}
        />
      );
    case "cancel-parcel":
      return (
        <CancelParcelDialog
          {...common}
          warehouse={asking.parcel.warehouse.name}
          units={asking.parcel.lines.reduce((sum, { quantity, shipped }) => sum + quantity - shipped, 0)}
          onCancelParcel={(reason) => onSend({ intent: "cancel-parcel", parcelId: asking.parcel.id, reason })}
        />
      );
  }
}
