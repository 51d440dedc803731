import { expect, test } from "vitest";
import { addressFor } from "./address.ts";

test("an address is one, however it is typed", () => {
  expect(addressFor("email", " Ada.Okafor@Example.COM ")?.address).toBe("ada.okafor@example.com");
  expect(addressFor("sms", "+44 (20) 7946-0958")?.address).toBe("+442079460958");
  expect(addressFor("email", "müller@bücher.example")?.address).toBe("müller@bücher.example");
});

test("a number is known by one key whatever reaches it, and mail by another", () => {
  const keys = (["sms", "whatsapp", "call"] as const).map((channel) => addressFor(channel, "+442079460958")?.key);
  expect(new Set(keys).size).toBe(1);
  expect(addressFor("email", "a@b.example")?.key).not.toBe(keys[0]);
});

test.each([
  "ada",
  "ada@localhost",
  "a@b.example, c@d.example",
  "a@b.example\r\nRCPT TO:<c@d.example>",
  '"a b"@b.example',
  "Ada <a@b.example>",
  "a@b..example",
  ".a@b.example",
  "a\0@b.example",
  `${"a".repeat(250)}@b.example`,
])("%j is no mail address", (typed) => {
  expect(addressFor("email", typed)).toBeUndefined();
});

test.each(["020 7946 0958", "+0123456789", "+44", "00442079460958", "+1 555 CALL"])("%s is no number that can be reached", (typed) => {
  expect(addressFor("sms", typed)).toBeUndefined();
});
