import { describe, expect, test } from "vitest";
import { isKeepable, plainName, plainWords, webLink } from "./outside-text.ts";

describe("a link", () => {
  test.each(["https://track.example/AB1", "http://track.example", "HTTPS://track.example/?n=RM 1GB", "https://münchen.example/ü"])(
    "may lead to %s, as it was written",
    (link) => {
      expect(webLink(`  ${link}\n`)).toBe(link);
    },
  );

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)//https://track.example",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "ftp://track.example",
    "//track.example",
    "https:track.example",
    "https://",
    "https:///x",
    "https://[",
    "https://track.example/\0",
    "https://track.example/\ud800",
    "ht\ttps://track.example",
    `https://track.example/${"a".repeat(2000)}`,
    "track.example",
    "",
  ])("never leads to %j", (link) => {
    expect(webLink(link)).toBeNull();
  });
});

describe("a name", () => {
  test.each([
    ["Royal Mail", "Royal Mail"],
    ["  Royal \n Mail\t", "Royal Mail"],
    ["<b>DHL</b> Express", "DHL Express"],
    ['<img src=x onerror="alert(1)">DHL', "DHL"],
    ["<script>", null],
    ["<<b>>", null],
    ["DHL<", "DHL"],
    ["Kühne + Nagel & Söhne", "Kühne + Nagel & Söhne"],
    ["DH\0L", "DH L"],
    ["DHL\ud800", "DHL\ufffd"],
    ["", null],
    [" \n", null],
    [null, null],
  ])("of %j is %j", (text, name) => {
    expect(plainName(text, 40)).toBe(name);
  });

  test("is never longer than it may be, nor cut through a character", () => {
    expect(plainName("x".repeat(1_000_000), 40)).toHaveLength(40);
    expect(plainName("🚚".repeat(30), 41)?.isWellFormed()).toBe(true);
  });
});

test("words are kept as they are, but for what no database takes", () => {
  expect(plainWords("a <b> & \n", 100)).toBe("a <b> & \n");
  expect(plainWords("a\0b\ud800", 100)).toBe("a\ufffdb\ufffd");
  expect(plainWords("abc", 2)).toBe("ab");
});

test.each([
  "-000044-03-15T00:00:00Z",
  "1969-12-31T23:59:59Z",
  "9999-12-31T23:59:59Z",
  "+010000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "never",
])("a moment such as %s is not kept", (moment) => {
  expect(isKeepable(new Date(moment))).toBe(false);
  expect(isKeepable(new Date("2026-11-26T03:00:00Z"))).toBe(true);
});
