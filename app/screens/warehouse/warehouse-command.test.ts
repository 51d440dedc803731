import { describe, expect, test } from "vitest";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { common } from "#app/platform/messages/messages.ts";
import { warehouseCommand } from "./warehouse-command.ts";

const command = (fields: Record<string, string> | [string, string][], currency = "GBP") =>
  parseForm(new Request("http://waybill.test/", { method: "POST", body: new URLSearchParams(fields) }), warehouseCommand(currency));
const wrong = async (fields: Record<string, string>, currency?: string) => {
  const parsed = await command(fields, currency);
  return parsed.ok ? [] : Object.keys(parsed.fields ?? {});
};

const prices = {
  intent: "prices",
  "zones.0.name": "Home",
  "zones.0.countries": "gb, ie",
  "zones.0.base": "3.20",
  "zones.0.perKg": "0,50",
  "zones.1.name": "World",
  "zones.1.countries": "Everywhere else",
  "zones.1.base": "9",
  "zones.1.perKg": "1",
  first: "1.20",
  extra: "0.30",
};

describe("what a merchant tells a warehouse", () => {
  test.each(["pause", "resume", "refresh", "disconnect"])("may be no more than a word: %s", async (intent) => {
    expect(await command({ intent })).toEqual({ ok: true, value: { intent } });
  });

  test.each<Record<string, string>>([{}, { intent: "" }, { intent: "sell" }])("is not understood when it is %j", async (fields) => {
    expect(await command(fields)).toEqual({ ok: false, message: common.message("not-understood") });
  });

  test("of what buyers choose at checkout names a service, and in minor units what it costs more", async () => {
    const said = { "choices.0.shippingLine": "Express", "choices.0.service": "Expedited", "choices.0.extra": "4,50" };
    expect(await command({ intent: "services", ...said })).toEqual({
      ok: true,
      value: { intent: "services", choices: [{ shippingLine: "Express", service: "Expedited", extra: 450 }] },
    });
    expect(await wrong({ intent: "services", ...said, "choices.0.extra": "much" })).toEqual(["choices.0.extra"]);
  });

  test("of its prices is in minor units, each zone with its countries", async () => {
    expect(await command(prices)).toEqual({
      ok: true,
      value: {
        intent: "prices",
        zones: [
          { name: "Home", countries: ["GB", "IE"], base: 320, perKg: 50 },
          { name: "World", countries: ["*"], base: 900, perKg: 100 },
        ],
        first: 120,
        extra: 30,
      },
    });
  });

  test("of its prices has every field marked that makes no sense", async () => {
    const typed = { ...prices, "zones.0.base": "cheap", "zones.1.countries": "Narnia", first: "", extra: "99999999" };
    expect((await wrong(typed)).sort()).toEqual(["extra", "first", "zones.0.base", "zones.1.countries"]);
    expect(await wrong({ intent: "prices", first: "1", extra: "1" })).toEqual(["zones"]);
  });

  test("of its schedule is its rank, its hours and its days, each day once and in order", async () => {
    const schedule: [string, string][] = [
      ["intent", "schedule"],
      ["priority", "2"],
      ["timeZone", "Europe/Warsaw"],
      ["cutOff", "16:30"],
      ["workingDays", "5"],
      ["workingDays", "1"],
      ["workingDays", "5"],
    ];
    expect(await command(schedule)).toMatchObject({
      ok: true,
      value: { priority: 2, timeZone: "Europe/Warsaw", cutOff: "16:30", workingDays: [1, 5] },
    });
  });

  test.each([
    ["priority", "0"],
    ["priority", "1.5"],
    ["timeZone", "Mars/Olympus"],
    ["cutOff", "24:00"],
    ["cutOff", "4pm"],
    ["workingDays", "8"],
  ])("of its schedule is refused where %s is %j", async (field, value) => {
    const schedule = { intent: "schedule", priority: "1", timeZone: "Europe/London", cutOff: "16:00", workingDays: "1", [field]: value };
    const marked = await wrong(schedule);
    expect(marked).toHaveLength(1);
    expect(marked[0]?.startsWith(field)).toBe(true);
  });

  test("of a count is whole units of a SKU, none below nothing, and a bin where it was told", async () => {
    const count = { intent: "count", "counts.0.sku": "MUG", "counts.0.onHand": "12", "counts.0.was": "9", "counts.0.bin": "A-1" };
    expect(await command(count)).toEqual({
      ok: true,
      value: { intent: "count", counts: [{ sku: "MUG", was: 9, onHand: 12, bin: "A-1" }] },
    });
    for (const onHand of ["-1", "1.5", "many", ""])
      expect(await wrong({ ...count, "counts.0.onHand": onHand })).toEqual(["counts.0.onHand"]);
    expect(await wrong({ intent: "count" })).toEqual(["counts"]);
  });

  test("of new credentials is whatever its provider asks for, as JSON of texts", async () => {
    expect(await command({ intent: "renew", credentials: '{"token":"abc"}' })).toMatchObject({ value: { credentials: { token: "abc" } } });
    for (const credentials of ["abc", "[]", "5", '{"token":5}']) expect(await wrong({ intent: "renew", credentials })).not.toEqual([]);
  });
});
