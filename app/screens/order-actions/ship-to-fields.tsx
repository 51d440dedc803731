import { Select } from "#app/ui/forms/choices.tsx";
import { FieldPair, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useReader } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import { connectWizard } from "../connect-warehouse/messages.ts";
import { countries } from "../parts/countries.ts";
import type { ShipToAddress } from "../parts/typed-address.ts";
import { orderActions } from "./messages.ts";

type Props = {
  /** What it was before anything was typed. */
  known: ShipToAddress;
  typed: ShipToAddress;
  onChange: (typed: ShipToAddress) => void;
  /** What is wrong with a field, in words, by its name in the form. */
  error: (field: string) => string | undefined;
};

/** To whom and where an order goes: everything that stands on a label. */
export function ShipToFields({ known, typed, onChange, error }: Props) {
  const text = useText(orderActions);
  const place = useText(connectWizard);
  const { locale, language } = useReader();
  const field = (key: keyof ShipToAddress, label: string, autoComplete: string, help?: string) => (
    <TextInput
      label={label}
      help={help}
      autoComplete={autoComplete}
      value={typed[key]}
      error={error(`address.${key}`)}
      onChange={(value) => onChange({ ...typed, [key]: value })}
    />
  );
  // Another country has other provinces.
  const goesTo = (countryCode: string) =>
    onChange({ ...typed, countryCode, province: countryCode === known.countryCode ? known.province : "" });
  return (
    <FormFields>
      <FieldPair>
        {field("firstName", text("first-name"), "given-name")}
        {field("lastName", text("last-name"), "family-name")}
      </FieldPair>
      {field("company", text("company"), "organization")}
      {field("address1", place("street"), "address-line1")}
      {field("address2", text("address-line-2"), "address-line2")}
      <FieldPair>
        {field("city", place("city"), "address-level2")}
        {field("zip", place("postcode"), "postal-code")}
      </FieldPair>
      <FieldPair>
        <Select
          label={place("country")}
          {...(known.countryCode === "" && { placeholder: text("choose-country") })}
          choices={countries(locale ?? language)}
          value={typed.countryCode}
          error={error("address.countryCode")}
          onChange={goesTo}
        />
        {field("province", text("province"), "address-level1", text("province-help"))}
      </FieldPair>
      {field("phone", text("phone"), "tel", text("phone-help"))}
    </FormFields>
  );
}
