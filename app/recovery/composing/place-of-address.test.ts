import { expect, test } from "vitest";
import { presumedState } from "#app/messaging/timing/presumed-state.ts";
import { placeOfAddress } from "./place-of-address.ts";

const inState = (region: string | null) => ({ country: "US", region, zone: null });

test("whoever has a number of Florida, Maryland or Oklahoma is written to by that state's law as well, wherever their goods go", () => {
  for (const phone of ["+13055550100", "+14105550100", "+19185550100"])
    expect(placeOfAddress(phone, inState("CA"))).toEqual({ ...inState("CA"), presumedRegion: presumedState(phone) });
  expect(placeOfAddress("+13055550100", inState("FL"))).toEqual(inState("FL"));
  expect(placeOfAddress("+12135550100", inState("CA"))).toEqual(inState("CA"));
});

test("where islands share a code with another, the address says which of them: Mayotte's clock and holidays are its own", () => {
  const goesTo = (country: string) => ({ country, region: null, zone: null });
  expect(placeOfAddress("+262639123456", goesTo("YT"))).toEqual(goesTo("YT"));
  expect(placeOfAddress("+590690123456", goesTo("MF"))).toEqual(goesTo("MF"));
  expect(placeOfAddress("+262692123456", goesTo("FR"))).toEqual(goesTo("RE"));
});

test("of a mail address the goods' way says where somebody is, of a telephone its country", () => {
  expect(placeOfAddress("ada@buyer.example", inState("CA"))).toEqual(inState("CA"));
  expect(placeOfAddress("+447700900123", inState("CA"))).toEqual({ country: "GB", region: null, zone: null });
});
