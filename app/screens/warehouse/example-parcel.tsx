import { useState } from "react";
import { priceForZone, zoneForCountry } from "#app/routing/shipping-price.ts";
import { Panel } from "#app/ui/card.tsx";
import { FieldRow } from "#app/ui/forms/form-fields.tsx";
import { NumberInput, TextInput } from "#app/ui/forms/text-input.tsx";
import { useRichText, useText } from "#app/ui/messages/use-text.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { Stack } from "#app/ui/stack.tsx";
import { Heading, Paragraph } from "#app/ui/text.tsx";
import { warehouse } from "./messages.ts";
import { readPrices, type TypedPrices } from "./typed-prices.ts";

/** What one parcel would cost at these prices, by the very rule that routing prices with. */
export function ExampleParcel({ typed, firstCountry }: { typed: TypedPrices; firstCountry: string }) {
  const text = useText(warehouse);
  const [country, setCountry] = useState(firstCountry);
  const [units, setUnits] = useState("3");
  const [grams, setGrams] = useState("900");

  return (
    <Panel>
      <Stack gap="medium">
        <Heading level={3}>{text("example")}</Heading>
        <FieldRow>
          <TextInput label={text("country")} maxLength={2} value={country} onChange={(code) => setCountry(code.toUpperCase())} />
          <NumberInput label={text("items")} min={1} value={units} onChange={setUnits} />
          <NumberInput label={text("weight")} min={0} unit={text("grams")} value={grams} onChange={setGrams} />
        </FieldRow>
        <div role="status">
          <Priced typed={typed} country={country} units={Number(units)} grams={Number(grams)} />
        </div>
      </Stack>
    </Panel>
  );
}

function Priced({ typed, country, units, grams }: { typed: TypedPrices; country: string; units: number; grams: number }) {
  const text = useText(warehouse);
  const rich = useRichText(warehouse);
  const { currency } = useShopFacts();
  const read = readPrices(typed, currency);
  if (read.outcome === "wrong" || !Number.isInteger(units) || units < 1 || !(grams >= 0)) {
    return <Paragraph muted>{text("incomplete")}</Paragraph>;
  }
  const zone = zoneForCountry(read.prices, country);
  if (zone === null) {
    return <Paragraph>{/^[A-Z]{2}$/.test(country) ? text("no-zone-for", { country }) : text("no-zone-for-this")}</Paragraph>;
  }

  const { shipping, picking } = priceForZone(zone, read.prices.pick, { units, grams });
  // What was computed may be finer than what can be paid.
  const money = (minor: number) => ({ minor: Math.round(minor), currency });
  return (
    <Paragraph>
      {rich("example-price", {
        price: <strong>{text("price", { price: money(shipping + picking) })}</strong>,
        shipping: money(shipping),
        zone: zone.name,
        picking: money(picking),
      })}
    </Paragraph>
  );
}
