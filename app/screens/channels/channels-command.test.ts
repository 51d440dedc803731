import { describe, expect, test } from "vitest";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { channelsCommand } from "./channels-command.ts";

const costs = { email: "1", sms: "54,50", whatsapp: "70.00", call: "2000" };
const priced = (abroad: unknown, currency = "GBP") => checkForm(channelsCommand(currency), { intent: "save-prices", costs, abroad });

describe("what messages cost", () => {
  test("is typed for a thousand of them in the shop's currency, and by country where it is another there", () => {
    expect(priced([{ country: "DE", channel: "sms", perThousand: "75.3" }])).toEqual({
      ok: true,
      value: {
        intent: "save-prices",
        costs: { email: 100, sms: 5450, whatsapp: 7000, call: 200_000 },
        abroad: [{ country: "DE", channel: "sms", perThousand: 7530 }],
      },
    });
  });

  test("is refused beside what is wrong with it: no country, a country twice for a channel, no amount, finer than the currency", () => {
    const of = (...rows: [string, string, string][]) =>
      priced(rows.map(([country, channel, perThousand]) => ({ country, channel, perThousand })));
    expect(of(["", "sms", "1"])).toMatchObject({ ok: false, fields: { "abroad.0.country": expect.anything() as object } });
    expect(of(["ZZ", "sms", "1"])).toMatchObject({ ok: false, fields: { "abroad.0.country": expect.anything() as object } });
    expect(of(["DE", "sms", "1"], ["DE", "whatsapp", "1"])).toMatchObject({ ok: true });
    expect(of(["DE", "sms", "1"], ["FR", "sms", "1"], ["DE", "sms", "2"])).toMatchObject({
      ok: false,
      fields: { "abroad.2.country": { code: "screens-channels:twice" } },
    });
    expect(of(["DE", "sms", "-1"])).toMatchObject({ ok: false, fields: { "abroad.0.perThousand": expect.anything() as object } });
    expect(priced([], "JPY")).toMatchObject({ ok: false, fields: { "costs.sms": expect.anything() as object } });
  });
});
