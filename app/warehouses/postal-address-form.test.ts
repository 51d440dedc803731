import { describe, expect, test } from "vitest";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { warehouses } from "./messages.ts";
import { PostalAddressForm } from "./postal-address-form.ts";

const leeds = { address1: "1 Mill Road", city: "Leeds", countryCode: "GB" };

describe("the address of a warehouse", () => {
  test("needs a street, a city and a country; what is left out is nothing", () => {
    expect(PostalAddressForm.parse(leeds)).toEqual({
      ...leeds,
      ...{ name: null, company: null, address2: null, provinceCode: null, zip: null, phone: null, email: null },
    });
  });

  test("is kept without the spaces around it, its country in capitals", () => {
    const typed = { address1: " 1 Mill Road ", city: "Leeds\t", zip: " LS1 1AA", countryCode: " gb ", phone: "   " };
    expect(PostalAddressForm.parse(typed)).toMatchObject({ ...leeds, zip: "LS1 1AA", phone: null });
  });

  test("is refused in words at each of the three that is missing", () => {
    const three = {
      address1: warehouses.message("no-street"),
      city: warehouses.message("no-city"),
      countryCode: warehouses.message("no-country"),
    };
    expect(checkForm(PostalAddressForm, {})).toMatchObject({ ok: false, fields: three });
    expect(checkForm(PostalAddressForm, { address1: "  ", city: " ", countryCode: "" })).toMatchObject({ ok: false, fields: three });
  });

  test.each(["GBR", "G", "G1", "England", "ÅX"])("is refused with %j for a country: carriers know it by two letters", (countryCode) => {
    expect(checkForm(PostalAddressForm, { ...leeds, countryCode })).toMatchObject({
      fields: { countryCode: warehouses.message("no-country") },
    });
  });

  test.each([
    ["address1", 200],
    ["address2", 200],
    ["city", 100],
    ["company", 100],
    ["zip", 20],
    ["provinceCode", 10],
    ["phone", 40],
  ])("has a %s of at most %i characters, and one more is refused at its field", (field, most) => {
    expect(PostalAddressForm.parse({ ...leeds, [field]: "x".repeat(most) })).toMatchObject({ [field]: "x".repeat(most) });
    expect(checkForm(PostalAddressForm, { ...leeds, [field]: "x".repeat(most + 1) })).toMatchObject({
      fields: { [field]: { code: "platform:too-long", args: { count: most } } },
    });
  });
});
