import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isSignedByTwilio } from "./is-signed.ts";

const FORM = "application/x-www-form-urlencoded; charset=UTF-8";
const call = (url: string, body: string, headers: Record<string, string>) => ({
  url,
  body: Buffer.from(body),
  header: (name: string) => ({ "content-type": FORM, ...headers })[name],
});
const keys = { authToken: "12345", sharedKeySecret: "" };
const hmac = (hash: string, key: string, text: string) => createHmac(hash, key).update(text).digest("base64");

describe("a call that Twilio signed", () => {
  // As published: in Twilio's guide to secure webhooks, and in the tests of its helper libraries.
  test.each([
    ["+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="],
    ["+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="],
  ])("is known by the signature that Twilio publishes for it, from %s", (caller, signature) => {
    const form = new URLSearchParams({ CallSid: "CA1234567890ABCDE", Caller: caller, Digits: "1234", From: caller, To: "+18005551212" });
    const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const headers = { "x-twilio-signature": signature };
    expect(isSignedByTwilio(call(url, form.toString(), headers), keys)).toBe(true);
    expect(isSignedByTwilio(call("https://mycompany.com/myapp.php?bar=2&foo=1", form.toString(), headers), keys)).toBe(false);
    expect(isSignedByTwilio(call(url, `${form.toString()}&Digits2=1`, headers), keys)).toBe(false);
    expect(isSignedByTwilio(call(url, form.toString(), headers), { ...keys, authToken: "54321" })).toBe(false);
  });

  test("is the same in any order of its fields, and however they are escaped", () => {
    const url = "https://w.example/channels/x?d=1";
    const signature = hmac("sha1", "12345", `${url}A a'bBc d`);
    for (const body of ["A=+a'b&B=c+d", "B=c%20d&A=%20a%27b"])
      expect(isSignedByTwilio(call(url, body, { "x-twilio-signature": signature }), keys)).toBe(true);
  });

  test.each(["https://w.example/x?q=it's", "https://w.example:443/x?q=it's", "http://w.example:8080/x", "http://w.example/x"])(
    "is known with and without the port of %s, and its quotes are left alone",
    (url) => {
      const bare = url.replace(/:\d+(?=\/x)/, "");
      for (const signed of [url, bare]) {
        expect(isSignedByTwilio(call(url, "A=b", { "x-twilio-signature": hmac("sha1", "12345", `${signed}Ab`) }), keys)).toBe(true);
      }
    },
  );

  test("may have a body of JSON, whose digest stands in the address", () => {
    const body = '{"CallSid":"CA1234567890ABCDE","Caller":"+12349013030"}';
    // As Twilio's samples write it.
    const digest = "5ccde7145dfb8f56479710896586cb9d5911809d83afbe34627818790db0aec9";
    expect(createHash("sha256").update(body).digest("hex")).toBe(digest);
    const url = `https://example.com/myapp?bodySHA256=${digest}`;
    const headers = { "content-type": "application/json", "x-twilio-signature": hmac("sha1", "12345", url) };
    expect(isSignedByTwilio(call(url, body, headers), keys)).toBe(true);
    expect(isSignedByTwilio(call(url, body.replace(",", ", "), headers), keys)).toBe(false);
    expect(isSignedByTwilio(call("https://example.com/myapp", body, headers), keys)).toBe(false);
  });
});

describe("a rule for webhooks with a key of its own", () => {
  const url = "https://w.example/x";
  const said = (settings: string, signature: string) =>
    call(url, "A=b", { "x-twilio-signature": signature, "x-twilio-webhooks-signature-settings": settings });
  const both = { authToken: "12345", sharedKeySecret: "shared" };

  test("is told in a header, and its key and SHA-256 are used instead", () => {
    const sha256 = hmac("sha256", "shared", `${url}Ab`);
    expect(isSignedByTwilio(said("key=KY1,algorithm=HMAC_SHA256", sha256), both)).toBe(true);
    expect(isSignedByTwilio(said("key=KY1, algorithm=hmac_sha256", sha256), both)).toBe(true);
    expect(isSignedByTwilio(said("key=KY1,algorithm=HMAC_SHA256", hmac("sha1", "12345", `${url}Ab`)), both)).toBe(false);
  });

  test("is no way around the signature: an unknown algorithm, none, or a key that we were not given is refused", () => {
    const sha1 = hmac("sha1", "12345", `${url}Ab`);
    for (const settings of ["key=KY1,algorithm=NONE", "key=KY1,algorithm=HMAC_MD5", "key=KY1", "", "algorithm="])
      expect(isSignedByTwilio(said(settings, sha1), both)).toBe(false);
    expect(isSignedByTwilio(said("key=,algorithm=HMAC_SHA256", hmac("sha256", "", `${url}Ab`)), keys)).toBe(false);
  });
});

test.each([undefined, "", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="])("a call with the signature %j is nobody's", (signature) => {
  const headers: Record<string, string> = signature === undefined ? {} : { "x-twilio-signature": signature };
  expect(isSignedByTwilio(call("https://w.example/x", "A=b", headers), keys)).toBe(false);
});
