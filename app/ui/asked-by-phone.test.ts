import { expect, test } from "vitest";
import { askedByPhone } from "./asked-by-phone.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Shopify Mobile/iOS/10.2530.0";
const ANDROID_FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0";
const ANDROID_TABLET = "Mozilla/5.0 (Android 15; Tablet; rv:143.0) Gecko/143.0 Firefox/143.0";
const DESK = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

test.each([
  ["Chrome on a phone", { "sec-ch-ua-mobile": "?1", "user-agent": DESK }, true],
  ["Chrome on a desk", { "sec-ch-ua-mobile": "?0", "user-agent": ANDROID_FIREFOX }, false],
  ["an iPhone, which sends no hints", { "user-agent": IPHONE }, true],
  ["Firefox on a phone", { "user-agent": ANDROID_FIREFOX }, true],
  ["Firefox on a tablet", { "user-agent": ANDROID_TABLET }, false],
  ["Safari on a desk", { "user-agent": DESK }, false],
  ["who says nothing", {}, false],
])("the first picture of a page for %s is drawn for its width", (_who, headers: Record<string, string>, phone) => {
  expect(askedByPhone(new Headers(headers))).toBe(phone);
});
