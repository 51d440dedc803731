import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { connectFormOf, credentialsField } from "./connect-form.ts";
import { warehouses } from "./messages.ts";
import { type Capabilities, defineProvider } from "./providers/provider.ts";
import { takesOrdersOnly } from "./warehouse-examples.ts";

/** A provider that asks for as much, or as little, as it is told to. */
function provider<Credentials extends object>(
  asks: Partial<Capabilities>,
  credentials: z.ZodType<Credentials>,
  ...names: (keyof Credentials & string)[]
) {
  const field = { kind: "secret", label: verbatim("Secret"), help: verbatim("In the account") } as const;
  const unused = () => {
    throw new Error("Nobody is asked while a form is filled in.");
  };
  return defineProvider<Credentials>({
    kind: "pigeons",
    label: verbatim("Pigeons"),
    about: verbatim("By air"),
    invitation: verbatim("Connect"),
    usualCutOff: "12:00",
    capabilities: { ...takesOrdersOnly, ...asks },
    credentials,
    fields: Object.fromEntries(names.map((name) => [name, field])) as Record<keyof Credentials & string, typeof field>,
    requestsPerMinute: 60,
    connect: unused,
  });
}

const noSecrets = z.object({});
const ownShelves = provider({}, noSecrets);
const away = provider(
  { tellsStock: true, choosesBuilding: true, choosesChannel: true, namesServices: false },
  z.object({ user: z.string(), key: z.string().min(3) }),
  "user",
  "key",
);

const address = { address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA", countryCode: "GB" };
const atHome = { name: "Stockroom", address };
const there = { name: "Loft", credentials: { user: "ada", key: "1234" }, buildingId: "7", channelId: "3" };
const wrongFields = (asked: Parameters<typeof connectFormOf>[0], form: object) => {
  const checked = checkForm(connectFormOf(asked), form);
  return checked.ok ? {} : checked.fields;
};

describe("a warehouse that is counted in Waybill", () => {
  test("is connected by a name and an address; everything else may wait", () => {
    expect(checkForm(connectFormOf(ownShelves), atHome)).toMatchObject({
      ok: true,
      value: { name: "Stockroom", credentials: null, buildingId: null, channelId: null, startFromLocationId: null },
    });
  });

  test("can begin with the stock of a location, which is named by its number", () => {
    const starts = (startFromLocationId: unknown) => checkForm(connectFormOf(ownShelves), { ...atHome, startFromLocationId });
    expect(starts("42")).toMatchObject({ ok: true, value: { startFromLocationId: 42n } });
    expect(starts("9007199254740993")).toMatchObject({ ok: true, value: { startFromLocationId: 9_007_199_254_740_993n } });
    expect(starts("")).toMatchObject({ ok: true, value: { startFromLocationId: null } });
    expect(starts(null)).toMatchObject({ ok: true, value: { startFromLocationId: null } });
    expect(starts("the shop")).toMatchObject({ ok: false, fields: { startFromLocationId: warehouses.message("no-location") } });
  });

  test("is not asked for credentials, a building or a channel: what is sent of them counts for nothing", () => {
    const form = { ...atHome, credentials: { key: "stolen" }, buildingId: "7", channelId: "3" };
    expect(checkForm(connectFormOf(ownShelves), form)).toMatchObject({
      ok: true,
      value: { credentials: null, buildingId: null, channelId: null },
    });
  });
});

describe("a warehouse of a provider with an account", () => {
  test("is connected by credentials, a building and a channel, and lies where the provider says", () => {
    expect(checkForm(connectFormOf(away), { ...there, address, startFromLocationId: "42" })).toMatchObject({
      ok: true,
      value: { ...there, address: null, startFromLocationId: null },
    });
  });

  test("is refused until each of them is given, and says which is missing in words", () => {
    expect(wrongFields(away, { name: "Loft", credentials: { user: "ada", key: "12" }, buildingId: "" })).toMatchObject({
      "credentials.key": { code: "platform:too-short" },
      buildingId: warehouses.message("no-building"),
      channelId: warehouses.message("no-channel"),
    });
  });
});

test("every kind of warehouse needs a name, and terms that make sense where some are given", () => {
  for (const [asked, form] of [
    [ownShelves, atHome],
    [away, there],
  ] as const) {
    expect(wrongFields(asked, { ...form, name: "  " })).toEqual({ name: warehouses.message("no-name") });
    expect(Object.keys(wrongFields(asked, { ...form, priority: "0", cutOff: "25:00", timeZone: "Mars", workingDays: [] }) ?? {})).toEqual([
      "priority",
      "timeZone",
      "cutOff",
      "workingDays",
    ]);
  }
});

test("what is wrong with the credentials as a whole stands at the first of their fields", () => {
  expect(credentialsField(away)).toBe("credentials.user");
});
