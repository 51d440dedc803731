import { useState } from "react";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { requestScopes } from "#app/ui/app-bridge.ts";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { FieldError } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useReader } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { Paragraph } from "#app/ui/text.tsx";
import { AddressFields } from "../connect-warehouse/place-fields.tsx";
import { countries } from "../parts/countries.ts";
import type { AskProps } from "./hold-dialog.tsx";
import { orderActions } from "./messages.ts";

export type TypedAddress = { address1: string; address2: string; city: string; zip: string; provinceCode: string; countryCode: string };

type Props = Omit<AskProps, "count"> & {
  address: PostalAddress;
  /** Whether the merchant has let Waybill change orders; else Shopify asks first. */
  mayWrite: boolean;
  /** What is wrong with a field, in words, by its name in the form. */
  wrong: (field: string) => string | undefined;
  onChangeAddress: (address: TypedAddress) => void;
};

/** Asks where an order goes instead. */
export function EditAddressDialog({ address, mayWrite, wrong, busy, error, onClose, onChangeAddress }: Props) {
  const text = useText(orderActions);
  const { locale, language } = useReader();
  const [declined, setDeclined] = useState(false);
  const [typed, setTyped] = useState<TypedAddress>({
    address1: address.address1 ?? "",
    address2: address.address2 ?? "",
    city: address.city ?? "",
    zip: address.zip ?? "",
    provinceCode: address.provinceCode ?? "",
    countryCode: address.countryCode ?? "",
  });
  const send = async () => {
    const allowed = mayWrite || (await requestScopes(["write_orders"]));
    setDeclined(!allowed);
    if (allowed) onChangeAddress(typed);
  };
  return (
    <ConfirmDialog
      open
      title={text("address-title")}
      confirm={text("change-address")}
      cancel={text("back")}
      busy={busy}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Paragraph>{text("address-does")}</Paragraph>
      <AddressFields
        countries={countries(locale ?? language)}
        typed={{ ...typed, phone: "" }}
        onChange={({ phone: _, ...changes }) => setTyped({ ...typed, ...changes })}
        error={wrong}
      />
      <TextInput
        label={text("address-line-2")}
        autoComplete="address-line2"
        value={typed.address2}
        onChange={(address2) => setTyped({ ...typed, address2 })}
      />
      {declined && <FieldError of="edit-address">{text("address-not-allowed")}</FieldError>}
      {error && <FieldError of="edit-address">{error}</FieldError>}
    </ConfirmDialog>
  );
}
