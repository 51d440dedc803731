import { describe, expect, test } from "vitest";
import { isScanner } from "./is-scanner.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const opened = { method: "GET", userAgent: IPHONE, purpose: "", sinceSentMs: 60_000 };

describe("a link is opened by a person", () => {
  test.each([
    IPHONE,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 330.0",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/125.0 Mobile Safari/537.36 Telegram-Android/10.14",
  ])("with %s", (userAgent) => {
    expect(isScanner({ ...opened, userAgent })).toBe(false);
    expect(isScanner({ ...opened, userAgent, sinceSentMs: null })).toBe(false);
  });
});

describe("a link is looked at by a program", () => {
  test.each([
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "WhatsApp/2.23.20.0 A",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
    "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/120.0.0.0 Safari/537.36",
    "BarracudaCentral/1.0",
    "python-requests/2.31",
    "curl/8.5.0",
    "Mozilla/5.0",
    "node",
    "",
  ])("that calls itself %j", (userAgent) => {
    expect(isScanner({ ...opened, userAgent })).toBe(true);
  });

  test("when only its headers are asked for, when it is fetched ahead, and before anybody can have read it", () => {
    expect(isScanner({ ...opened, method: "HEAD" })).toBe(true);
    expect(isScanner({ ...opened, purpose: "prefetch;prerender" })).toBe(true);
    expect(isScanner({ ...opened, sinceSentMs: 1_500 })).toBe(true);
  });
});
