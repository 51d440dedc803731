import { describe, expect, test } from "vitest";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { newId } from "#app/platform/ids.ts";
import { common } from "#app/platform/messages/messages.ts";
import { packingStation } from "./messages.ts";
import { PackForm, PickForm, ShipForm } from "./station-forms.ts";

const wrong = (checked: ReturnType<typeof checkForm>) => (checked.ok ? {} : (checked.fields ?? {}));

describe("a wave", () => {
  const ids = (count: number) => Array.from({ length: count }, () => newId<string>());
  const refused = { ok: false, fields: { parcelId: packingStation.message("choose-up-to", { most: 200 }) } };

  test("is one parcel up to two hundred", () => {
    expect(checkForm(PickForm, { parcelId: ids(1) }).ok).toBe(true);
    expect(checkForm(PickForm, { parcelId: ids(200) }).ok).toBe(true);
  });

  test("of none, or of too many, says how many there may be", () => {
    expect(checkForm(PickForm, { parcelId: [] })).toMatchObject(refused);
    expect(checkForm(PickForm, { parcelId: ids(201) })).toMatchObject(refused);
    expect(checkForm(PickForm, {})).toMatchObject(refused);
  });
});

describe("a scan", () => {
  test("is one unit unless told how many, or all that are left", () => {
    expect(checkForm(PackForm, { sku: " MUG-1\n" })).toEqual({ ok: true, value: { sku: "MUG-1", quantity: 1 } });
    expect(checkForm(PackForm, { sku: "MUG-1", quantity: "12" })).toMatchObject({ value: { quantity: 12 } });
    expect(checkForm(PackForm, { sku: "MUG-1", quantity: "all" })).toMatchObject({ value: { quantity: "all" } });
  });

  test.each([
    ["0", common.message("at-least", { minimum: 1 })],
    ["-1", common.message("at-least", { minimum: 1 })],
    ["100001", common.message("at-most", { maximum: 100_000 })],
    ["1.5", packingStation.message("wrong-quantity")],
    ["many", packingStation.message("wrong-quantity")],
  ])("of %s units is refused with what to enter instead", (quantity, message) => {
    expect(wrong(checkForm(PackForm, { sku: "MUG-1", quantity }))).toEqual({ quantity: message });
  });

  test.each(["", "  ", undefined])("of %j has scanned nothing", (sku) => {
    expect(wrong(checkForm(PackForm, { sku }))).toEqual({ sku: packingStation.message("nothing-scanned") });
  });
});

describe("a parcel on its way to its carrier", () => {
  test("needs a carrier, and may go without a number or a link", () => {
    const bare = { carrier: "Royal Mail", trackingNumber: null, trackingUrl: null };
    expect(checkForm(ShipForm, { carrier: " Royal Mail " })).toEqual({ ok: true, value: bare });
    expect(checkForm(ShipForm, { carrier: "Royal Mail", trackingNumber: "  ", trackingUrl: "" })).toEqual({ ok: true, value: bare });
    expect(wrong(checkForm(ShipForm, { carrier: " " }))).toEqual({ carrier: packingStation.message("no-carrier") });
  });

  test.each(["javascript:alert(1)", "track.example/RM1GB", "ftp://track.example"])(
    "has no %s for a link: buyers click on it",
    (trackingUrl) => {
      expect(wrong(checkForm(ShipForm, { carrier: "DHL", trackingUrl }))).toEqual({ trackingUrl: packingStation.message("no-link") });
    },
  );

  test.each(["<b>DHL</b>", "DHL <script>alert(1)</script>", "DHL\0"])("has a carrier with a name, not %j", (carrier) => {
    expect(wrong(checkForm(ShipForm, { carrier }))).toEqual({ carrier: packingStation.message("no-carrier") });
  });

  test("has a link as its carrier writes it", () => {
    const trackingUrl = "HTTPS://track.example/?n=RM 1GB";
    expect(checkForm(ShipForm, { carrier: "DHL", trackingUrl })).toMatchObject({ ok: true, value: { trackingUrl } });
  });
});
