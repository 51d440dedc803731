import type { Fields } from "#app/platform/http/reply.ts";
import { Select } from "#app/ui/forms/choices.tsx";
import { FieldPair, FormFields } from "#app/ui/forms/form-fields.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { useText } from "#app/ui/messages/use-text.ts";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import type { Building, Channel } from "#app/warehouses/warehouse-connection.ts";
import type { TypedAddress } from "../parts/typed-address.ts";
import { connectWizard } from "./messages.ts";

export type TypedPlace = {
  name: string;
  buildingId: string;
  channelId: string;
  address: TypedAddress & { phone: string };
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
  /** What is wrong, by the field's name. */
  errors: Fields;
};

/** Which warehouse it is: one of the buildings that the provider names, or where the merchant says that it stands. */
export function PlaceFields({ capabilities, buildings, channels, locations, countries, typed, onChange, errors }: Props) {
  const text = useText(connectWizard);
  const error = useErrors(errors);
  const named = (
    <TextInput
      label={text("name")}
      help={text("name-help")}
      value={typed.name}
      error={error("name")}
      onChange={(name) => onChange({ name })}
    />
  );
  return (
    <FormFields>
      {!capabilities.choosesBuilding && named}
      {capabilities.choosesBuilding && (
        <Select
          label={text("building")}
          choices={buildings.map((building) => ({
            label: [building.name, building.address.city, building.address.countryCode].filter(Boolean).join(", "),
            value: building.id,
          }))}
          value={typed.buildingId}
          error={error("buildingId")}
          onChange={(buildingId) => onChange({ buildingId })}
        />
      )}
      {!capabilities.choosesBuilding && (
        <AddressFields countries={countries} typed={typed.address} onChange={(address) => onChange({ address })} error={error} />
      )}
      {capabilities.choosesChannel && (
        <Select
          label={text("channel")}
          choices={channels.map(({ id, name }) => ({ label: name, value: id }))}
          value={typed.channelId}
          error={error("channelId")}
          onChange={(channelId) => onChange({ channelId })}
        />
      )}
      {capabilities.choosesBuilding && named}
      {!capabilities.tellsStock && (
        <Select
          label={text("start-from")}
          help={text("start-from-help")}
          choices={[
            ...locations.map(({ id, name }) => ({ label: text("everything-at", { location: name }), value: id })),
            { label: text("nothing"), value: "" },
          ]}
          value={typed.startFromLocationId}
          error={error("startFromLocationId")}
          onChange={(startFromLocationId) => onChange({ startFromLocationId })}
        />
      )}
    </FormFields>
  );
}

type AddressProps<Typed> = Pick<Props, "countries"> & {
  typed: Typed;
  onChange: (typed: Typed) => void;
  /** What is wrong with a field, in words, by its name in the form. */
  error: (field: string) => string | undefined;
};

/** Where something stands; its country is picked by name. What else is typed with it stays as it is. */
export function AddressFields<Typed extends TypedAddress>({ countries, typed, onChange, error }: AddressProps<Typed>) {
  const text = useText(connectWizard);
  const field = (key: keyof TypedAddress, label: string, autoComplete: string) => (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      value={typed[key]}
      error={error(`address.${key}`)}
      onChange={(value) => onChange({ ...typed, [key]: value })}
    />
  );
  return (
    <FormFields>
      {field("address1", text("street"), "address-line1")}
      <FieldPair>
        {field("city", text("city"), "address-level2")}
        {field("zip", text("postcode"), "postal-code")}
      </FieldPair>
      <FieldPair>
        <Select
          label={text("country")}
          choices={countries}
          value={typed.countryCode}
          error={error("address.countryCode")}
          onChange={(countryCode) => onChange({ ...typed, countryCode })}
        />
        {field("provinceCode", text("province"), "address-level1")}
      </FieldPair>
    </FormFields>
  );
}

function useErrors(errors: Fields) {
  const words = useWords();
  return (field: string) => {
    const wrong = errors[field];
    return wrong && words(wrong);
  };
}
