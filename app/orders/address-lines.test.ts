import fc from "fast-check";
import { expect, test } from "vitest";
import { addressLines, readPostalAddress } from "./postal-address.ts";

const lines = (parts: Record<string, string | null>, locale = "en") => addressLines(readPostalAddress(parts), locale);
const ada = { name: "Ada Lovelace", company: "Analytical Ltd", address1: "12 High St", address2: "Flat 5" };

test.each([
  ["Great Britain", { city: "Leeds", provinceCode: "ENG", zip: "LS1 4AP", countryCode: "GB" }, ["Leeds", "LS1 4AP", "United Kingdom"]],
  ["the United States", { city: "Reno", provinceCode: "NV", zip: "89501", countryCode: "US" }, ["Reno, NV 89501", "United States"]],
  ["Germany", { city: "Berlin", zip: "10115", countryCode: "DE" }, ["10115 Berlin", "Germany"]],
  ["Italy", { city: "Milano", provinceCode: "MI", zip: "20121", countryCode: "IT" }, ["20121 Milano MI", "Italy"]],
  ["Ireland", { city: "Cork", provinceCode: "CO", zip: "T12 XY45", countryCode: "IE" }, ["Cork", "CO", "T12 XY45", "Ireland"]],
  ["Singapore", { city: "Singapore", zip: "018956", countryCode: "SG" }, ["SINGAPORE 018956", "Singapore"]],
  ["the Emirates", { city: "Al Barsha", provinceCode: "DU", countryCode: "AE" }, ["Al Barsha", "DU", "United Arab Emirates"]],
])("an address in %s is written as its post asks for", (_, town, expected) => {
  expect(lines({ ...ada, ...town })).toEqual(["Ada Lovelace", "Analytical Ltd", "12 High St", "Flat 5", ...expected]);
});

test("an address in Japan begins with the town in its own script, and with the name in Latin letters", () => {
  const japan = { name: "山田 太郎", address1: "千代田1-1", city: "千代田区", provinceCode: "JP-13", zip: "100-0001", countryCode: "JP" };
  expect(lines(japan)).toEqual(["〒100-0001", "JP-13", "千代田区", "千代田1-1", "山田 太郎", "Japan"]);
  expect(lines({ ...japan, name: "Taro Yamada", address1: "1-1 Chiyoda", city: "Chiyoda-ku" })).toEqual([
    "Taro Yamada",
    "1-1 Chiyoda",
    "Chiyoda-ku",
    "JP-13",
    "100-0001",
    "Japan",
  ]);
});

test("the country is named in the reader's language, and the telephone comes last", () => {
  expect(lines({ name: "Ada", city: "Wien", countryCode: "AT", phone: "+43 1 23" }, "de")).toEqual([
    "Ada",
    "Wien",
    "Österreich",
    "+43 1 23",
  ]);
});

test("what is missing leaves no gap, and no address has no lines", () => {
  expect(lines({ name: "Ada", address1: " ", city: null, zip: "", countryCode: "US" })).toEqual(["Ada", "United States"]);
  expect(addressLines(readPostalAddress(null), "en")).toEqual([]);
  expect(addressLines(readPostalAddress({ name: 7, city: "Leeds" }), "en")).toEqual(["Leeds"]);
});

test("whatever the country, nothing that a buyer typed is lost but a province, and no line is empty", () => {
  const word = fc.constantFrom("Ada", "12 High St", "千代田区", "القاهرة", "Flat 5", "X", "10115", "");
  const country = fc.constantFrom("GB", "JP", "KR", "CN", "SG", "AE", "HK", "GI", "MO", "NR", "KY", "BR", "XX", "?", "", "us");
  fc.assert(
    fc.property(fc.record({ name: word, company: word, address1: word, address2: word, city: word, zip: word }), country, (parts, code) => {
      const shown = lines({ ...parts, provinceCode: "P", countryCode: code });
      for (const part of Object.values(parts)) expect(shown.join("\n").toLowerCase()).toContain(part.toLowerCase());
      for (const line of shown) expect(line.trim()).not.toBe("");
    }),
  );
});
