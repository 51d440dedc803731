import { describe, expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import type { ProviderCard } from "#app/warehouses/providers/provider.ts";
import { takesOrdersOnly } from "#app/warehouses/warehouse-examples.ts";
import { placeForm, stepOfField, stepsOf } from "./connect-draft.ts";

const text = verbatim("Something");
const capabilities = { ...takesOrdersOnly, packedHere: true, cancels: true, callsUs: false };
const counted: ProviderCard = {
  ...{ kind: "own", label: text, about: text, invitation: text, usualCutOff: "16:00" },
  capabilities,
  fields: [],
};
const withAccount: ProviderCard = {
  ...counted,
  capabilities: { ...capabilities, tellsStock: true, choosesBuilding: true, choosesChannel: true, namesServices: false },
  fields: [{ name: "token", kind: "secret", label: text, help: text }],
};

const typed = {
  name: "Leeds",
  buildingId: "7",
  channelId: "3",
  address: { address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA", provinceCode: "", countryCode: "GB", phone: "" },
  startFromLocationId: "42",
};

test("connecting takes three steps, whatever the provider asks for", () => {
  expect(stepsOf(counted)).toEqual(["place", "schedule", "prices"]);
  expect(stepsOf(withAccount)).toEqual(["credentials", "place", "terms"]);
});

describe("a field that the server finds wrong opens the step at which it stands", () => {
  test.each([
    ["name", "place", "place"],
    ["address.city", "place", "place"],
    ["buildingId", "place", "place"],
    ["channelId", "place", "place"],
    ["startFromLocationId", "place", "place"],
    ["cutOff", "schedule", "terms"],
    ["workingDays", "schedule", "terms"],
    ["prices.zones.0.base", "prices", "terms"],
    ["credentials.token", "place", "credentials"],
  ])("%s: %s where shelves are counted, %s where there is an account", (field, where, withCredentials) => {
    expect(stepsOf(counted)[stepOfField(field, stepsOf(counted))]).toBe(where);
    expect(stepsOf(withAccount)[stepOfField(field, stepsOf(withAccount))]).toBe(withCredentials);
  });
});

describe("of what is typed only that is sent which the provider asks for", () => {
  test("an address and where to start from, where shelves are counted", () => {
    const { name, address, startFromLocationId } = typed;
    expect(placeForm(counted, typed, { token: "secret" })).toEqual({ name, address, startFromLocationId });
  });

  test("credentials, a building and a channel, where there is an account", () => {
    const { name, buildingId, channelId } = typed;
    expect(placeForm(withAccount, typed, { token: "secret" })).toEqual({ name, credentials: { token: "secret" }, buildingId, channelId });
  });

  test("no location, when the merchant begins with empty shelves", () => {
    expect(placeForm(counted, { ...typed, startFromLocationId: "" }, {})).toMatchObject({ startFromLocationId: null });
  });
});
