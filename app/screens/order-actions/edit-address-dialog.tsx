import { useState } from "react";
import type { ShippingAddress } from "#app/orders/postal-address.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { typedShipTo, type ShipToAddress } from "../parts/typed-address.ts";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";
import { ShipToFields } from "./ship-to-fields.tsx";

type Props = AskProps & {
  address: ShippingAddress;
  /** Whether the merchant has let Waybill change orders; else Shopify asks first. */
  mayWrite: boolean;
  /** What is wrong with a field, in words, by its name in the form. */
  wrong: (field: string) => string | undefined;
  onChangeAddress: (address: ShipToAddress) => void;
};

/** Asks to whom and where an order goes instead. */
export function EditAddressDialog({ address, mayWrite, wrong, onChangeAddress, ...asking }: Props) {
  const text = useText(orderActions);
  const [declined, setDeclined] = useState(false);
  const [known] = useState(() => typedShipTo(address));
  const [typed, setTyped] = useState(known);
  const isChanged = (Object.keys(known) as (keyof ShipToAddress)[]).some((part) => typed[part] !== known[part]);
  const send = async () => {
    const allowed = mayWrite || (await requestScopes(["write_orders"]));
    setDeclined(!allowed);
    if (allowed) onChangeAddress(typed);
  };
  return (
    <AskDialog
      title={text("address-title")}
      confirm={text("change-address")}
      {...asking}
      typed={isChanged}
      onConfirm={isChanged ? send : undefined}
    >
      <Paragraph>{text("address-does")}</Paragraph>
      <ShipToFields known={known} typed={typed} onChange={setTyped} error={wrong} />
      {declined && <FieldError of="edit-address">{text("address-not-allowed")}</FieldError>}
    </AskDialog>
  );
}
