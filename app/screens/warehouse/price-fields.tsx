import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { BesideFields, FieldError, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { ExampleParcel } from "./example-parcel.tsx";
import type { TypedPrices, TypedZone } from "./typed-prices.ts";

type Props = {
  typed: TypedPrices;
  onChange: (typed: TypedPrices) => void;
  /** The field that makes no sense, as readPrices names it. */
  wrong: { field: string; message: string } | null;
  /** The country that the example parcel goes to first. */
  exampleCountry: string;
};

/** What a warehouse charges, as a table to be edited, and an example parcel priced as one types. */
export function PriceFields({ typed, onChange, wrong, exampleCountry }: Props) {
  const error = (field: string) => (wrong?.field === field ? wrong.message : undefined);
  const setZones = (zones: TypedZone[]) => onChange({ ...typed, zones });

  return (
    <Stack gap="huge">
      <Stack gap="medium">
        <Heading level={3}>Shipping a parcel, by zone</Heading>
        <Paragraph muted>The first zone that names the country applies. Write * for everywhere that no zone names.</Paragraph>
        {typed.zones.map((zone, index) => (
          <ZoneFields
            key={index}
            zone={zone}
            name={zone.name || String(index + 1)}
            error={(field) => error(`zones.${index}.${field}`)}
            onChange={(changes) => setZones(typed.zones.map((one, at) => (at === index ? { ...one, ...changes } : one)))}
            onRemove={() => setZones(typed.zones.filter((_, at) => at !== index))}
          />
        ))}
        {wrong?.field === "zones" && <FieldError of="zones">{wrong.message}</FieldError>}
        <Row>
          <Button onClick={() => setZones([...typed.zones, { name: "", countries: "", base: "", perKg: "" }])}>Add a zone</Button>
        </Row>
      </Stack>
      <Stack gap="medium">
        <Heading level={3}>Picking</Heading>
        <FieldRow>
          <MoneyInput label="First item" value={typed.first} error={error("first")} onChange={(first) => onChange({ ...typed, first })} />
          <MoneyInput
            label="Each further item"
            value={typed.extra}
            error={error("extra")}
            onChange={(extra) => onChange({ ...typed, extra })}
          />
        </FieldRow>
      </Stack>
      <ExampleParcel typed={typed} firstCountry={exampleCountry} />
    </Stack>
  );
}

type ZoneProps = {
  zone: TypedZone;
  name: string;
  error: (field: keyof TypedZone) => string | undefined;
  onChange: (changes: Partial<TypedZone>) => void;
  onRemove: () => void;
};

function ZoneFields({ zone, name, error, onChange, onRemove }: ZoneProps) {
  const field = (key: keyof TypedZone) => ({
    value: zone[key],
    error: error(key),
    onChange: (value: string) => onChange({ [key]: value }),
  });
  return (
    <Panel tinted>
      <FieldRow legend={`Zone ${name}`}>
        <TextInput label="Zone" {...field("name")} />
        <TextInput label="Countries" {...field("countries")} />
        <MoneyInput label="Per parcel" {...field("base")} />
        <MoneyInput label="Per kg" {...field("perKg")} />
        <BesideFields>
          <Button look="quiet" destructive wide says={`Remove zone ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </BesideFields>
      </FieldRow>
    </Panel>
  );
}
