import { AddressBlock } from "#app/ui/address-block.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Card } from "#app/ui/card.tsx";
import { FormFields } from "#app/ui/forms/form-fields.tsx";
import { FormSaveBar } from "#app/ui/forms/form-save-bar.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useToastOfReply } from "#app/ui/forms/use-done-toast.ts";
import { useForm } from "#app/ui/forms/use-form.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Heading, Muted } from "#app/ui/text.tsx";
import { AddressFields } from "../connect-warehouse/place-fields.tsx";
import { typedAddress } from "../parts/typed-address.ts";
import { warehouse } from "./messages.ts";
import type { WarehouseView } from "./read-warehouse-view.server.ts";

/** What a warehouse is called and where it stands, saved through the save bar; where its provider says it, the address is only shown. */
export function PlaceTab({ details, countries }: Pick<WarehouseView, "details" | "countries">) {
  const text = useText(warehouse);
  const { name, address, provider } = details;
  const isOurs = !provider.capabilities.choosesBuilding;
  const typed = { ...typedAddress(address), countryCode: address.countryCode ?? "GB", phone: address.phone ?? "" };
  const form = useForm({ saved: { name, ...(isOurs && { address: typed }) }, with: { intent: "place" }, onReply: useToastOfReply() });
  const isMarked = form.error("name") !== undefined || form.error("address.address1") !== undefined;

  return (
    <Card>
      {form.message !== undefined && !isMarked && (
        <Banner tone="critical" title={text("not-saved")}>
          {form.message}
        </Banner>
      )}
      <FormFields>
        <TextInput label={text("name")} help={text("name-help")} maxLength={100} {...form.text("name")} />
        <Heading level={3}>{text("address")}</Heading>
        {isOurs ? (
          <AddressFields
            countries={countries}
            typed={form.values.address ?? typed}
            onChange={(address) => form.set("address", address)}
            error={(field) => form.error(field as "address")}
          />
        ) : (
          <>
            <AddressBlock address={address} />
            <Muted>{text("address-from-provider", { provider: provider.label })}</Muted>
          </>
        )}
      </FormFields>
      <FormSaveBar id="place" form={form} />
    </Card>
  );
}
