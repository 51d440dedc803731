import { useState } from "react";
import { BlockStack, Box, Text, TextField } from "@shopify/polaris";
import { formatMoney } from "#app/platform/money.ts";
import { priceForZone, zoneForCountry } from "#app/routing/shipping-price.ts";
import { useShopFacts } from "#app/ui/shop-facts.tsx";
import { readPrices, type TypedPrices } from "./typed-prices.ts";

/** What one parcel would cost at these prices, by the very rule that routing prices with. */
export function ExampleParcel({ typed, firstCountry }: { typed: TypedPrices; firstCountry: string }) {
  const [country, setCountry] = useState(firstCountry);
  const [units, setUnits] = useState("3");
  const [grams, setGrams] = useState("900");

  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          An example parcel
        </Text>
        <div className="wb-field-row">
          <TextField label="Country" autoComplete="off" maxLength={2} value={country} onChange={(code) => setCountry(code.toUpperCase())} />
          <TextField label="Items" type="number" min={1} autoComplete="off" value={units} onChange={setUnits} />
          <TextField label="Weight" type="number" min={0} suffix="g" autoComplete="off" value={grams} onChange={setGrams} />
        </div>
        <div role="status">
          <Priced typed={typed} country={country} units={Number(units)} grams={Number(grams)} />
        </div>
      </BlockStack>
    </Box>
  );
}

function Priced({ typed, country, units, grams }: { typed: TypedPrices; country: string; units: number; grams: number }) {
  const { currency, locale } = useShopFacts();
  const read = readPrices(typed, currency);
  if (read.outcome === "wrong" || !Number.isInteger(units) || units < 1 || !(grams >= 0)) {
    return (
      <Text as="p" tone="subdued">
        Complete the fields to see the price.
      </Text>
    );
  }
  const zone = zoneForCountry(read.prices, country);
  if (zone === null) return <Text as="p">{`No zone names ${country || "this country"}: this warehouse wouldn't ship there.`}</Text>;

  const { shipping, picking } = priceForZone(zone, read.prices.pick, { units, grams });
  const shown = (minor: number) => formatMoney({ minor: Math.round(minor), currency }, locale);
  return (
    <Text as="p">
      <strong>{shown(shipping + picking)}</strong>
      {` = ${shown(shipping)} shipping (${zone.name}) + ${shown(picking)} picking`}
    </Text>
  );
}
