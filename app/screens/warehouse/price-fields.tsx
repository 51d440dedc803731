import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/card.tsx";
import { FieldError, FieldRow } from "#app/ui/forms/form-fields.tsx";
import { Select } from "#app/ui/forms/choices.tsx";
import { MoneyInput } from "#app/ui/forms/money-input.tsx";
import { TextInput } from "#app/ui/forms/text-input.tsx";
import type { FieldName, FormValue } from "#app/ui/forms/form-state.ts";
import { useText } from "#app/ui/messages/use-text.ts";
import { Row, Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { ExampleParcel } from "./example-parcel.tsx";
import { warehouse } from "./messages.ts";
import type { TypedPrices, TypedZone } from "./typed-prices.ts";

type Field = FieldName<TypedPrices>;

type Props = {
  typed: TypedPrices;
  onChange: (field: Field, value: FormValue) => void;
  /** What is wrong with a field, in words. */
  error: (field: Field) => string | undefined;
  /** The country that the example parcel goes to first. */
  exampleCountry: string;
};

/** What a warehouse charges, as a table to be edited, and an example parcel priced as one types. */
export function PriceFields({ typed, onChange, error, exampleCountry }: Props) {
  const text = useText(warehouse);
  const { zones } = typed;
  const wrong = error("zones");
  const field = (name: "first" | "extra") => ({
    value: typed[name],
    error: error(name),
    onChange: (value: string) => onChange(name, value),
  });

  return (
    <Stack gap="huge">
      <Stack gap="medium">
        <Heading level={3}>{text("shipping-by-zone")}</Heading>
        <Paragraph muted>{text("zones-help")}</Paragraph>
        {zones.map((zone, index) => (
          <ZoneFields
            key={index}
            zone={zone}
            number={index + 1}
            error={(name) => error(`zones.${index}.${name}`)}
            onChange={(name, value) => onChange(`zones.${index}.${name}`, value)}
            onRemove={() =>
              onChange(
                "zones",
                zones.filter((_, at) => at !== index),
              )
            }
          />
        ))}
        {wrong !== undefined && <FieldError of="zones">{wrong}</FieldError>}
        <Row>
          <Button
            onClick={() =>
              onChange("zones", [...zones, { name: "", countries: "", base: "", perKg: "", days: "", deliversOn: "1,2,3,4,5" }])
            }
          >
            {text("add-zone")}
          </Button>
        </Row>
      </Stack>
      <Stack gap="medium">
        <Heading level={3}>{text("picking")}</Heading>
        <FieldRow>
          <MoneyInput label={text("first-item")} {...field("first")} />
          <MoneyInput label={text("further-item")} {...field("extra")} />
        </FieldRow>
      </Stack>
      <ExampleParcel typed={typed} firstCountry={exampleCountry} />
    </Stack>
  );
}

type ZoneProps = {
  zone: TypedZone;
  number: number;
  error: (field: keyof TypedZone) => string | undefined;
  onChange: (field: keyof TypedZone, value: string) => void;
  onRemove: () => void;
};

function ZoneFields({ zone, number, error, onChange, onRemove }: ZoneProps) {
  const text = useText(warehouse);
  const field = (name: keyof TypedZone) => ({
    value: zone[name],
    error: error(name),
    onChange: (value: string) => onChange(name, value),
  });
  return (
    <Panel tinted>
      <FieldRow legend={zone.name ? text("zone-named", { zone: zone.name }) : text("zone-numbered", { number })}>
        <TextInput label={text("zone")} {...field("name")} />
        <TextInput label={text("countries")} {...field("countries")} />
        <MoneyInput label={text("per-parcel")} {...field("base")} />
        <MoneyInput label={text("per-kg")} {...field("perKg")} />
        <TextInput label={text("zone-days")} placeholder="2-4" {...field("days")} />
        <Select label={text("zone-delivers")} choices={deliveryChoices(zone.deliversOn, text)} {...field("deliversOn")} />
      </FieldRow>
      <Row place="end">
        <Button
          look="quiet"
          destructive
          says={zone.name ? text("remove-zone-named", { zone: zone.name }) : text("remove-zone-numbered", { number })}
          onClick={onRemove}
        >
          {text("remove")}
        </Button>
      </Row>
    </Panel>
  );
}

const DELIVERS = { "1,2,3,4,5": "delivers-weekdays", "1,2,3,4,5,6": "delivers-saturdays", "1,2,3,4,5,6,7": "delivers-daily" } as const;

/** On which days carriers deliver. What was set by other means stays one of the choices. */
function deliveryChoices(current: string, text: (key: (typeof DELIVERS)[keyof typeof DELIVERS] | "delivers-otherwise") => string) {
  const usual = Object.entries(DELIVERS).map(([value, key]) => ({ value, label: text(key) }));
  return Object.hasOwn(DELIVERS, current) ? usual : [...usual, { value: current, label: text("delivers-otherwise") }];
}
