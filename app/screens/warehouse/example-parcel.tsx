import { useState } from "react";
import { priceForZone, zoneForCountry } from "#app/routing/shipping-price.ts";
import { Panel } from "#app/ui/card.tsx";
import { FieldRow } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useMoney } from "#app/ui/money-text.tsx";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { readPrices, type TypedPrices } from "./typed-prices.ts";

/** What one parcel would cost at these prices, by the very rule that routing prices with. */
export function ExampleParcel({ typed, firstCountry }: { typed: TypedPrices; firstCountry: string }) {
  const [country, setCountry] = useState(firstCountry);
  const [units, setUnits] = useState("3");
  const [grams, setGrams] = useState("900");

  return (
    <Panel>
      <Stack gap="medium">
        <Heading level={3}>An example parcel</Heading>
        <FieldRow>
          <TextInput label="Country" maxLength={2} value={country} onChange={(code) => setCountry(code.toUpperCase())} />
          <NumberInput label="Items" min={1} value={units} onChange={setUnits} />
          <NumberInput label="Weight" min={0} unit="g" value={grams} onChange={setGrams} />
        </FieldRow>
        <div role="status">
          <Priced typed={typed} country={country} units={Number(units)} grams={Number(grams)} />
        </div>
      </Stack>
    </Panel>
  );
}

function Priced({ typed, country, units, grams }: { typed: TypedPrices; country: string; units: number; grams: number }) {
  const { currency } = useShopFacts();
  const { shown } = useMoney();
  const read = readPrices(typed, currency);
  if (read.outcome === "wrong" || !Number.isInteger(units) || units < 1 || !(grams >= 0)) {
    return <Paragraph muted>Complete the fields to see the price.</Paragraph>;
  }
  const zone = zoneForCountry(read.prices, country);
  if (zone === null) return <Paragraph>{`No zone names ${country || "this country"}: this warehouse wouldn't ship there.`}</Paragraph>;

  const { shipping, picking } = priceForZone(zone, read.prices.pick, { units, grams });
  return (
    <Paragraph>
      <strong>{shown(shipping + picking)}</strong>
      {` = ${shown(shipping)} shipping (${zone.name}) + ${shown(picking)} picking`}
    </Paragraph>
  );
}
