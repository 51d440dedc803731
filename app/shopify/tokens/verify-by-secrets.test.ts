import { createHmac } from "node:crypto";
import fc from "fast-check";
import { jwtVerify, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { signHs256 } from "./hs256.ts";
import { verifyBySecrets } from "./verify-by-secrets.ts";

const SECRETS = ["new", "old"];
const NOW = new Date("2026-11-27T12:00:00Z");
const seconds = NOW.getTime() / 1000;
const part = (value: object | string) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const signed = (header: object, payload: object | string, secret = "new", hash = "sha256") => {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest("base64url")}`;
};
const verify = (token: string) => verifyBySecrets(token, SECRETS, { audience: "us", currentDate: NOW });
const good = { aud: "us", exp: seconds + 60 };

test("a token of Shopify's is taken by the app's new secret, and by the one before it", () => {
  expect(verify(signHs256(good, "new"))).toEqual(good);
  expect(verify(signHs256(good, "old"))).toEqual(good);
});

describe("no token is taken", () => {
  const [head, payload, mac] = signHs256(good, "new").split(".");
  test.each([
    ["that nobody signed (alg none)", `${part({ alg: "none" })}.${part(good)}.`],
    ["that says none and has a signature of ours", signed({ alg: "none" }, good)],
    ["whose header was swapped for another way of signing", `${part({ alg: "RS256" })}.${payload}.${mac}`],
    ["signed another way with our secret", signed({ alg: "HS512" }, good, "new", "sha512")],
    ["that claims another way and is signed in ours", signed({ alg: "RS256" }, good)],
    ["with a demand of which we know nothing", signed({ alg: "HS256", crit: ["b64"], b64: false }, good)],
    ["signed by somebody else", signHs256(good, "another")],
    ["signed with nothing", signHs256(good, "")],
    ["whose payload was changed", `${head}.${part({ ...good, exp: seconds + 9999 })}.${mac}`],
    ["with half a signature", `${head}.${payload}.${mac?.slice(0, 20)}`],
    ["with a fourth part", `${head}.${payload}.${mac}.x`],
    ["with a payload that is no object", signed({ alg: "HS256" }, "[1]")],
    ["with a payload that is no JSON", signed({ alg: "HS256" }, "{")],
    ["for another app", signHs256({ ...good, aud: "them" }, "new")],
    ["for nobody", signHs256({ exp: good.exp }, "new")],
    ["that ends now", signHs256({ ...good, exp: seconds }, "new")],
    ["that ends in words", signHs256({ ...good, exp: "never" }, "new")],
    ["of tomorrow", signHs256({ ...good, nbf: seconds + 86_400 }, "new")],
    ["that is empty", ""],
    ["of a megabyte", "a.".repeat(500_000)],
  ])("%s", (_, token) => {
    expect(verify(token)).toBeUndefined();
  });
});

test("whatever a token says, it is taken exactly when the library of the standard takes it", async () => {
  const around = fc.integer({ min: -20, max: 20 }).map((off) => seconds + off);
  const claims = fc.record(
    { exp: around, nbf: around, iat: around, aud: fc.oneof(fc.constantFrom("us", "them"), fc.subarray(["us", "them"])), dest: fc.string() },
    { requiredKeys: [] },
  );
  const demands = fc.record({
    audience: fc.constantFrom("us", undefined),
    requiredClaims: fc.subarray(["exp", "dest"]),
    clockTolerance: fc.constantFrom(0, 10),
  });
  await fc.assert(
    fc.asyncProperty(claims, demands, fc.constantFrom("new", "another"), async (payload, { audience, ...rest }, secret) => {
      const asked = { ...rest, ...(audience !== undefined && { audience }), currentDate: NOW };
      const token = await new SignJWT(payload).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
      const theirs = await jwtVerify(token, new TextEncoder().encode("new"), { ...asked, algorithms: ["HS256"] }).catch(() => undefined);
      expect(verifyBySecrets(token, SECRETS, asked)).toEqual(theirs?.payload);
    }),
    { numRuns: 200 },
  );
});
