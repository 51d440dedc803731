import { Select } from "#app/ui/forms/choices.tsx";
import { FieldPair, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { FieldErrors } from "#app/ui/reply.ts";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import type { Building, Channel } from "#app/warehouses/warehouse-connection.ts";

export type TypedPlace = {
  name: string;
  buildingId: string;
  channelId: string;
  address: { address1: string; city: string; zip: string; provinceCode: string; countryCode: string; phone: string };
  startFromLocationId: string;
};

type Props = {
  capabilities: ProviderCard["capabilities"];
  /** What the provider's account has to choose from. */
  buildings: readonly Building[];
  channels: readonly Channel[];
  /** The merchant's own locations. */
  locations: readonly { id: string; name: string }[];
  countries: readonly { label: string; value: string }[];
  typed: TypedPlace;
  onChange: (changes: Partial<TypedPlace>) => void;
  errors: FieldErrors;
};

/** Which warehouse it is: one of the buildings that the provider names, or where the merchant says that it stands. */
export function PlaceFields({ capabilities, buildings, channels, locations, countries, typed, onChange, errors }: Props) {
  const named = (
    <TextInput
      label="Name"
      help="Also the name of its location in Shopify"
      value={typed.name}
      error={errors.name}
      onChange={(name) => onChange({ name })}
    />
  );
  return (
    <FormFields>
      {!capabilities.choosesBuilding && named}
      {capabilities.choosesBuilding && (
        <Select
          label="Building"
          choices={buildings.map((building) => ({
            label: [building.name, building.address.city, building.address.countryCode].filter(Boolean).join(", "),
            value: building.id,
          }))}
          value={typed.buildingId}
          error={errors.buildingId}
          onChange={(buildingId) => onChange({ buildingId })}
        />
      )}
      {!capabilities.choosesBuilding && (
        <AddressFields countries={countries} typed={typed.address} onChange={(address) => onChange({ address })} errors={errors} />
      )}
      {capabilities.choosesChannel && (
        <Select
          label="Channel that orders are placed under"
          choices={channels.map(({ id, name }) => ({ label: name, value: id }))}
          value={typed.channelId}
          error={errors.channelId}
          onChange={(channelId) => onChange({ channelId })}
        />
      )}
      {capabilities.choosesBuilding && named}
      {!capabilities.tellsStock && (
        <Select
          label="Stock to start with"
          help="Its units move to the new warehouse's location, so that nothing is counted twice"
          choices={[
            ...locations.map(({ id, name }) => ({ label: `Everything at ${name}`, value: id })),
            { label: "Nothing: I will count", value: "" },
          ]}
          value={typed.startFromLocationId}
          error={errors.startFromLocationId}
          onChange={(startFromLocationId) => onChange({ startFromLocationId })}
        />
      )}
    </FormFields>
  );
}

type AddressProps = Pick<Props, "countries" | "errors"> & {
  typed: TypedPlace["address"];
  onChange: (typed: TypedPlace["address"]) => void;
};

function AddressFields({ countries, typed, onChange, errors }: AddressProps) {
  const field = (key: keyof typeof typed, label: string, autoComplete: string) => (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      value={typed[key]}
      error={errors[`address.${key}`]}
      onChange={(value) => onChange({ ...typed, [key]: value })}
    />
  );
  return (
    <>
      {field("address1", "Street and number", "address-line1")}
      <FieldPair>
        {field("city", "City", "address-level2")}
        {field("zip", "Postcode", "postal-code")}
      </FieldPair>
      <FieldPair>
        <Select
          label="Country"
          choices={countries}
          value={typed.countryCode}
          error={errors["address.countryCode"]}
          onChange={(countryCode) => onChange({ ...typed, countryCode })}
        />
        {field("provinceCode", "Province or state code", "address-level1")}
      </FieldPair>
    </>
  );
}
