import type { HoldReason } from "#app/fulfillment/decisions/decision.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import type { ScreenAction } from "#app/ui/screen.tsx";
import type { ShipToAddress } from "../parts/typed-address.ts";
import { orderActions } from "../order-actions/messages.ts";
import { parts } from "../parts/messages.ts";
import type { OrderPage } from "./read-order.server.ts";
import type { ParcelView } from "./read-parcels.server.ts";

/** What the page of an order posts. */
export type OrderCommand =
  | { intent: "reroute" | "release" | "wait" }
  | { intent: "hold"; reason: HoldReason; note: string }
  | { intent: "choose"; warehouseId: string }
  | { intent: "keep"; locationId: string }
  | { intent: "cancel-parcel"; parcelId: string; reason: string }
  | ({ intent: "edit-address" } & { [Field in keyof ShipToAddress as `address.${Field}`]: string })
  | { intent: "publish"; exceptionId: string };

/** Each part of an address in the form's field for it. */
export function editAddressCommand(typed: ShipToAddress): OrderCommand {
  const fields = Object.fromEntries(Object.entries(typed).map(([part, value]) => [`address.${part}`, value]));
  return { intent: "edit-address", ...(fields as { [Field in keyof ShipToAddress as `address.${Field}`]: string }) };
}

/** What is asked about before it is done. */
export type Asking =
  | { action: "reroute" | "release" | "wait" | "hold" | "choose" | "keep" | "edit-address" }
  | { action: "cancel-parcel"; parcel: ParcelView };

type Hands = { busy: boolean; ask: (asking: Asking) => void; send: (command: OrderCommand) => void };

/** What can be done with an order, in the menu of its page; what can't be done says why. What takes something back asks first. */
export function useOrderMenu(order: OrderPage, { busy, ask, send }: Hands): ScreenAction[] {
  const text = useText(orderActions);
  const part = useText(parts);
  const words = useWords();
  const { actions } = order;
  const item = (
    action: Exclude<Asking["action"], "cancel-parcel" | "edit-address">,
    label: string,
    onAction = () => ask({ action }),
  ): ScreenAction => {
    const why = actions[action];
    return { label, onAction, busy, disabled: why !== null, ...(why && { help: words(why) }) };
  };
  return [
    ...(actions.release === null ? [item("release", text("release"))] : []),
    ...(actions.release !== null || actions.hold === null ? [item("hold", text("hold"))] : []),
    item("choose", text("choose")),
    item("reroute", part("reroute"), order.isAtWarehouse ? undefined : () => send({ intent: "reroute" })),
    item("keep", text("keep")),
    ...(actions.wait === null ? [item("wait", text("wait"))] : []),
  ];
}
