import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendJson } from "../shopify/api/send-json.ts";
import { createFaults } from "./create-faults.ts";
import { Fault } from "./fault.ts";

const faults = createFaults();
let effects = 0;
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const effect = () => {
      effects += 1;
      sendJson(response, 200, { data: { first: 1, second: 2 } });
      return Promise.resolve();
    };
    if (request.url?.startsWith("/2026-01")) return void faults.aroundShipBob(request, response, effect);
    const exchange = { request, response, operation: "PlaceThings" };
    void (async () => {
      if ((await faults.beforeAnswer({ moment: "arrived", ...exchange })) === "taken over") return;
      effects += 1;
      if ((await faults.beforeAnswer({ moment: "done", ...exchange })) === "taken over") return;
      sendJson(response, 200, { data: { first: 1, second: 2 } });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  faults.clear();
  effects = 0;
});

const add = (fault: object) => faults.add(Fault.parse(fault));
const ask = (target: string) =>
  fetch(target === "shopify" ? `${origin}/graphql` : `${origin}/2026-01/order?x=1`, {
    method: "POST",
    signal: AbortSignal.timeout(300),
  }).then(
    async (answer) => `${answer.status} ${await answer.text()}`,
    (cause: unknown) => (cause instanceof Error && cause.name === "TimeoutError" ? "no answer" : "cut"),
  );

describe.each(["shopify", "shipbob"] as const)("%s", (target) => {
  test.each([
    ["timeout", "no answer", 0],
    ["timeout-after-effect", "no answer", 1],
    ["reset", "cut", 0],
    ["reset-after-effect", "cut", 1],
  ])("%s is %s, with %i effects", async (kind, seen, done) => {
    add({ target, kind });
    expect(await ask(target)).toBe(seen);
    expect(effects).toBe(done);
  });

  test.each([
    ["500", /^500/],
    ["503-html", /^503 <!DOCTYPE html>/],
    ["429", /^429/],
    ["403-allowlist", /^403 .*allow-list/],
  ])("%s is answered so, and nothing was done", async (kind, seen) => {
    add({ target, kind, times: 1 });
    expect(await ask(target)).toMatch(seen);
    expect(effects).toBe(0);
    expect(await ask(target)).toMatch(/^200/);
  });
});

test("Shopify throttles with 200, and loses a field of an answer whose effect it took", async () => {
  add({ target: "shopify", kind: "throttled", times: 1 });
  expect(await ask("shopify")).toMatch(/^200 .*THROTTLED/);
  expect(effects).toBe(0);
  add({ target: "shopify", kind: "error-in-field", times: 1 });
  expect(await ask("shopify")).toMatch(/^200 .*"first":null,"second":2.*INTERNAL_SERVER_ERROR/);
  expect(effects).toBe(1);
});

test("a rate strikes that share of the calls, the same ones for the same seed, and only those of the operation", async () => {
  const run = async () => {
    faults.clear();
    add({ target: "shipbob", kind: "500", operation: "POST /order", rate: 0.4, seed: 7 });
    const answers: string[] = [];
    for (let call = 0; call < 20; call += 1) answers.push((await ask("shipbob")).slice(0, 3));
    return answers;
  };
  const first = await run();
  expect(await run()).toEqual(first);
  const struck = first.filter((status) => status === "500").length;
  expect(struck).toBeGreaterThan(3);
  expect(struck).toBeLessThan(13);
  expect(faults.list()).toMatchObject([{ tried: 20, struck }]);

  faults.clear();
  add({ target: "shipbob", kind: "500", operation: "GET /order" });
  expect(await ask("shipbob")).toMatch(/^200/);
});

test("webhooks are dropped, doubled, late or overtaken, as far as their topic is meant", () => {
  add({ target: "shopify", kind: "drop", operation: "orders/create" });
  expect(faults.planSend("shopify", "orders/create")).toEqual([]);
  expect(faults.planSend("shopify", "orders/updated")).toEqual([{ delayMs: 0 }]);
  add({ target: "shipbob", kind: "duplicate", times: 1 });
  expect(faults.planSend("shipbob", "order.shipped")).toHaveLength(2);
  expect(faults.planSend("shipbob", "order.shipped")).toHaveLength(1);
  add({ target: "shipbob", kind: "reorder" });
  const delays = Array.from({ length: 9 }, () => faults.planSend("shipbob", "order.shipped")[0]?.delayMs ?? 0);
  expect(new Set(delays).size).toBeGreaterThan(5);
});

test("what a target can't do is refused", () => {
  expect(Fault.safeParse({ target: "shipbob", kind: "throttled" }).error?.issues[0]?.message).toMatch(/no GraphQL/);
  expect(Fault.safeParse({ target: "shopify", kind: "flood" }).success).toBe(false);
});
