import { useState } from "react";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { FieldError, FieldPair } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useReader } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { addressField, AddressFields } from "../connect-warehouse/place-fields.tsx";
import { countries } from "../parts/countries.ts";
import { typedAddress, type TypedAddress, typedName, type TypedName } from "../parts/typed-address.ts";
import { AskDialog, type AskProps } from "./ask-dialog.tsx";
import { orderActions } from "./messages.ts";

export type ShipToAddress = TypedAddress & TypedName & { address2: string };

type Props = AskProps & {
  address: PostalAddress;
  /** Whether the merchant has let Waybill change orders; else Shopify asks first. */
  mayWrite: boolean;
  /** What is wrong with a field, in words, by its name in the form. */
  wrong: (field: string) => string | undefined;
  onChangeAddress: (address: ShipToAddress) => void;
};

/** Asks to whom and where an order goes instead. */
export function EditAddressDialog({ address, mayWrite, wrong, onChangeAddress, ...asking }: Props) {
  const text = useText(orderActions);
  const { locale, language } = useReader();
  const [declined, setDeclined] = useState(false);
  const [known] = useState<ShipToAddress>({
    ...typedName(address.name),
    ...typedAddress(address),
    address2: address.address2 ?? "",
  });
  const [typed, setTyped] = useState(known);
  const isChanged = (Object.keys(known) as (keyof ShipToAddress)[]).some((part) => typed[part] !== known[part]);
  const nameField = addressField<keyof TypedName>(typed, (key, value) => setTyped({ ...typed, [key]: value }), wrong);
  const send = async () => {
    const allowed = mayWrite || (await requestScopes(["write_orders"]));
    setDeclined(!allowed);
    if (allowed) onChangeAddress(typed);
  };
  return (
    <AskDialog title={text("address-title")} confirm={text("change-address")} {...asking} typed={isChanged} onConfirm={() => void send()}>
      <Paragraph>{text("address-does")}</Paragraph>
      <FieldPair>
        {nameField("firstName", text("first-name"), "given-name")}
        {nameField("lastName", text("last-name"), "family-name")}
      </FieldPair>
      <AddressFields countries={countries(locale ?? language)} typed={typed} onChange={setTyped} error={wrong} />
      <TextInput
        label={text("address-line-2")}
        autoComplete="address-line2"
        value={typed.address2}
        error={wrong("address.address2")}
        onChange={(address2) => setTyped({ ...typed, address2 })}
      />
      {declined && <FieldError of="edit-address">{text("address-not-allowed")}</FieldError>}
    </AskDialog>
  );
}
