import { BlockStack, Box, Button, InlineError, InlineStack, Text, TextField } from "@shopify/polaris";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
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
  const { currency } = useShopFacts();
  const error = (field: string) => (wrong?.field === field ? wrong.message : undefined);
  const change = (index: number, changes: Partial<TypedZone>) =>
    onChange({ ...typed, zones: typed.zones.map((zone, at) => (at === index ? { ...zone, ...changes } : zone)) });

  return (
    <BlockStack gap="500">
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          Shipping a parcel, by zone
        </Text>
        <Text as="p" tone="subdued">
          The first zone that names the country applies. Write * for everywhere that no zone names.
        </Text>
        {typed.zones.map((zone, index) => (
          <Box key={index} padding="300" background="bg-surface-secondary" borderRadius="200">
            <fieldset className="wb-fieldset">
              <legend className="wb-unseen">{`Zone ${zone.name || index + 1}`}</legend>
              <div className="wb-field-row">
                <TextField
                  label="Zone"
                  autoComplete="off"
                  value={zone.name}
                  error={error(`zones.${index}.name`)}
                  onChange={(name) => change(index, { name })}
                />
                <TextField
                  label="Countries"
                  autoComplete="off"
                  value={zone.countries}
                  error={error(`zones.${index}.countries`)}
                  onChange={(countries) => change(index, { countries })}
                />
                <TextField
                  label="Per parcel"
                  prefix={currency}
                  inputMode="decimal"
                  autoComplete="off"
                  value={zone.base}
                  error={error(`zones.${index}.base`)}
                  onChange={(base) => change(index, { base })}
                />
                <TextField
                  label="Per kg"
                  prefix={currency}
                  inputMode="decimal"
                  autoComplete="off"
                  value={zone.perKg}
                  error={error(`zones.${index}.perKg`)}
                  onChange={(perKg) => change(index, { perKg })}
                />
                <Button
                  variant="tertiary"
                  tone="critical"
                  accessibilityLabel={`Remove zone ${zone.name || index + 1}`}
                  onClick={() => onChange({ ...typed, zones: typed.zones.filter((_, at) => at !== index) })}
                >
                  Remove
                </Button>
              </div>
            </fieldset>
          </Box>
        ))}
        {wrong?.field === "zones" && <InlineError fieldID="zones" message={wrong.message} />}
        <InlineStack>
          <Button onClick={() => onChange({ ...typed, zones: [...typed.zones, { name: "", countries: "", base: "", perKg: "" }] })}>
            Add a zone
          </Button>
        </InlineStack>
      </BlockStack>
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          Picking
        </Text>
        <div className="wb-field-row">
          <TextField
            label="First item"
            prefix={currency}
            inputMode="decimal"
            autoComplete="off"
            value={typed.first}
            error={error("first")}
            onChange={(first) => onChange({ ...typed, first })}
          />
          <TextField
            label="Each further item"
            prefix={currency}
            inputMode="decimal"
            autoComplete="off"
            value={typed.extra}
            error={error("extra")}
            onChange={(extra) => onChange({ ...typed, extra })}
          />
        </div>
      </BlockStack>
      <ExampleParcel typed={typed} firstCountry={exampleCountry} />
    </BlockStack>
  );
}
