import { buffer } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { USUAL_PATIENCE } from "#app/warehouses/providers/call-provider.server.ts";
import type { Access, ReceivedCall, WarehouseProvider } from "#app/warehouses/providers/provider.ts";
import { createRequestPace } from "#app/warehouses/providers/request-pace.server.ts";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { listen } from "../support/listen.ts";
import type { FaultyWire, Trouble } from "./faulty-wire.ts";

/** A provider as it answers, on a port of this machine, with nothing in its building yet. */
export type StandIn = Pick<FaultyWire, "exchanges" | "goWrongOnce" | "close"> & {
  /** Accepted, and known to nobody. */
  credentials: { good: object; bad: object };
  buildingId: string | null;
  channelId: string | null;
  setStock(sku: string, units: number): void;
  /** What it took as new orders, by our references. */
  placed(): readonly (string | null)[];
  /** Orders stay where they are until they are shipped by this. */
  ship(reference: string): unknown;
};

export type OpenStandIn = (options?: { requestsPerMinute?: number }) => Promise<StandIn>;

/** What must hold of every provider's adapter, whatever its API looks like. Its stand-in is opened anew for each test. */
export function adapterSuite(provider: WarehouseProvider, openStandIn: OpenStandIn): void {
  const { capabilities } = provider;
  const label = inEnglish(provider.label);
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  async function aWarehouse({ requestsPerMinute, ...access }: Partial<Access<unknown>> & { requestsPerMinute?: number } = {}) {
    const standIn = await openStandIn(requestsPerMinute === undefined ? {} : { requestsPerMinute });
    closing.push(standIn.close);
    for (const sku of ["MUG", "JUG"]) standIn.setStock(sku, 100);
    const open = (more: Partial<Access<unknown>> = {}) =>
      provider.connect({
        credentials: standIn.credentials.good,
        buildingId: standIn.buildingId,
        channelId: standIn.channelId,
        pace: createRequestPace(provider.requestsPerMinute),
        patience: { ...USUAL_PATIENCE, answer: 400 },
        ...access,
        ...more,
      });
    return { standIn, open, warehouse: open() };
  }
  const mugs = (reference = "WB-1", over: Partial<ReturnType<typeof anOrder>> = {}) =>
    anOrder({ reference, lines: [{ sku: "MUG", title: "Mug", quantity: 2 }], ...over });

  describe(`${label} lets in whom it knows`, () => {
    test("good credentials say whose they are, and what there is to choose from", async () => {
      const { open } = await aWarehouse();
      const check = await open({ buildingId: null, channelId: null }).check();
      if (check.outcome !== "connected") throw new Error(inEnglish(check.message));
      expect(check.account).not.toBe("");
      expect([check.buildings.length > 0, check.channels.length > 0]).toEqual([capabilities.choosesBuilding, capabilities.choosesChannel]);
      for (const { timeZone } of check.buildings) expect(Intl.supportedValuesOf("timeZone")).toContain(timeZone);
    });

    test("bad ones are refused in words that name it", async () => {
      const { open, standIn } = await aWarehouse();
      const check = await open({ credentials: standIn.credentials.bad }).check();
      expect(check).toMatchObject({ outcome: "refused", reason: "bad-credentials" });
      expect("message" in check && inEnglish(check.message)).toContain(label);
    });

    test("credentials that were good once leave an order in doubt, never rejected", async () => {
      const { open, standIn } = await aWarehouse();
      const refused = open({ credentials: standIn.credentials.bad });
      await expect(refused.createOrder(mugs())).rejects.toMatchObject({ name: "WarehouseFault", code: "unauthorized" });
      if (capabilities.tellsStock) await expect(refused.readStock()).rejects.toMatchObject({ code: "unauthorized" });
    });
  });

  describe(`${label} takes an order once`, () => {
    test("sent twice it is one order, accepted both times under the same number", async () => {
      const { standIn, warehouse } = await aWarehouse();
      const first = await warehouse.createOrder(mugs());
      expect(first).toMatchObject({ outcome: "accepted" });
      expect(await warehouse.createOrder(mugs())).toEqual(first);
      expect(standIn.placed()).toEqual(["WB-1"]);
    });

    test.each<Trouble>(["timeout-after-effect", "reset-after-effect", "500-after-effect"])(
      "after a %s it is in doubt, found by our reference, and not there twice when sent again",
      async (trouble) => {
        const { standIn, warehouse } = await aWarehouse();
        standIn.goWrongOnce(trouble, "write");
        await expect(warehouse.createOrder(mugs())).rejects.toMatchObject({ name: "WarehouseFault" });

        const known = await warehouse.findOrder("WB-1");
        expect(known).toMatchObject({ reference: "WB-1" });
        expect(await warehouse.createOrder(mugs())).toEqual({ outcome: "accepted", warehouseOrderId: known?.warehouseOrderId });
        expect(standIn.placed()).toEqual(["WB-1"]);
      },
    );

    test.each([
      ["reset", "unreachable"],
      ["500", "server-error"],
    ] as const)("what met a %s before it arrived is in doubt too, and then not found", async (trouble, code) => {
      const { standIn, warehouse } = await aWarehouse();
      standIn.goWrongOnce(trouble, "write");
      await expect(warehouse.createOrder(mugs())).rejects.toMatchObject({ code });
      expect(await warehouse.findOrder("WB-1")).toBeUndefined();
    });

    test("an answer that is no answer is a fault, not a success", async () => {
      const { standIn, warehouse } = await aWarehouse();
      standIn.goWrongOnce("not-json", "write");
      await expect(warehouse.createOrder(mugs())).rejects.toMatchObject({ code: "nonsense" });
      standIn.goWrongOnce("not-json");
      await expect(warehouse.findOrders(["WB-1"])).rejects.toMatchObject({ code: "nonsense" });
    });
  });

  describe(`${label} refuses`, () => {
    test("a SKU that it doesn't know, by its name, and nothing is left behind", async () => {
      const { standIn, warehouse } = await aWarehouse();
      const lines = [...mugs().lines, { sku: "POST-7 / ü", title: "Postage", quantity: 1 }];
      const answer = await warehouse.createOrder(mugs("WB-1", { lines }));
      expect(answer).toMatchObject({ outcome: "rejected", reason: "unknown-sku" });
      expect("message" in answer && inEnglish(answer.message)).toContain("POST-7 / ü");
      expect(standIn.placed()).toEqual([]);
    });

    test("an address without a street or a city, in words", async () => {
      const { standIn, warehouse } = await aWarehouse();
      const shipTo = { ...mugs().shipTo, address1: " ", city: null };
      const answer = await warehouse.createOrder(mugs("WB-1", { shipTo }));
      expect(answer).toMatchObject({ outcome: "rejected", reason: "bad-address" });
      expect("message" in answer && inEnglish(answer.message)).toMatch(/street.*city/);
      expect(standIn.placed()).toEqual([]);
    });
  });

  describe(`${label} ships`, () => {
    test("every unit of an order, with a number to track it by", async () => {
      const { standIn, warehouse } = await aWarehouse();
      const lines = ["MUG", "JUG"].map((sku) => ({ sku, title: sku, quantity: 3 }));
      await warehouse.createOrder(mugs("WB-1", { lines }));
      expect(await warehouse.findOrder("WB-1")).toMatchObject({ status: "processing" });
      await standIn.ship("WB-1");

      const order = await warehouse.findOrder("WB-1");
      expect(order).toMatchObject({ reference: "WB-1", status: "completed" });
      const units = new Map(order?.shipments.flatMap((shipment) => shipment.lines).map(({ sku, quantity }) => [sku, quantity]));
      expect(units).toEqual(new Map([["MUG", 3], ["JUG", 3]])); // oxfmt-ignore
      for (const { status, trackingNumber, shippedAt } of order?.shipments ?? []) {
        expect([status, typeof trackingNumber]).toEqual(["shipped", "string"]);
        expect(() => Temporal.Instant.from(shippedAt ?? "")).not.toThrow();
      }
    });

    test("and is asked about many orders in few calls; those that it doesn't know are absent", async () => {
      const { standIn, warehouse } = await aWarehouse();
      const references = Array.from({ length: 12 }, (_, index) => `WB-${index}`);
      for (const reference of references) await warehouse.createOrder(mugs(reference));
      const before = standIn.exchanges.length;
      const found = await warehouse.findOrders([...references, "nobody's"]);
      expect(found.map(({ reference }) => reference).sort()).toEqual([...references].sort());
      expect(standIn.exchanges.length - before).toBeLessThanOrEqual(3);
      expect(await warehouse.findOrder("nobody's")).toBeUndefined();
    });

    test(capabilities.cancels ? "unless it is called off before it is picked" : "and cannot be stopped", async () => {
      const { standIn, warehouse } = await aWarehouse();
      await warehouse.createOrder(mugs());
      await warehouse.createOrder(mugs("WB-2"));
      const inTime = { outcome: capabilities.cancels ? "cancelled" : "too-late" };
      expect(await warehouse.cancelOrder("WB-1")).toMatchObject(inTime);
      expect(await warehouse.cancelOrder("WB-1")).toMatchObject(inTime);
      await standIn.ship("WB-2");
      expect(await warehouse.cancelOrder("WB-2")).toMatchObject({ outcome: "too-late" });
      if (capabilities.cancels) expect(await warehouse.findOrder("WB-1")).toMatchObject({ status: "cancelled" });
      if (capabilities.cancels) expect(await warehouse.cancelOrder("WB-3")).toEqual({ outcome: "unknown-order" });
    });
  });

  test.runIf(capabilities.tellsStock)(`${label} tells what lies in the building; what it doesn't know is absent`, async () => {
    const { standIn, warehouse } = await aWarehouse();
    standIn.setStock("MUG", 7);
    standIn.setStock("JUG", 0);
    const stock = new Map((await warehouse.readStock()).map(({ sku, onHand }) => [sku, onHand]));
    expect([stock.get("MUG"), stock.get("JUG") ?? 0, stock.has("GHOST")]).toEqual([7, 0, false]);
  });

  describe(`${label} sets the pace`, () => {
    test("a connection that keeps it is never refused, and its reads leave room for orders", async () => {
      const { standIn, warehouse } = await aWarehouse({
        requestsPerMinute: 10,
        pace: createRequestPace(10, provider.label),
        patience: { read: 300, write: 300, answer: 2_000 },
      });
      const reads = await Promise.allSettled(Array.from({ length: 12 }, () => warehouse.findOrder("WB-1")));
      const written = await Promise.allSettled([warehouse.createOrder(mugs())]);
      expect(reads.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(5);
      expect(reads.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "rate-limited" } });
      expect(written).toMatchObject([{ status: "fulfilled", value: { outcome: "accepted" } }]);
      expect(standIn.exchanges.every(({ status }) => status !== 429)).toBe(true);
    });

    test("and when it says to wait, nobody calls", async () => {
      const { standIn, warehouse } = await aWarehouse({ requestsPerMinute: 3, patience: { read: 300, write: 300, answer: 2_000 } });
      const settled = await Promise.allSettled([1, 2, 3, 4].map((index) => warehouse.createOrder(mugs(`WB-${index}`))));
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
      expect(settled.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "rate-limited" } });
      const asked = standIn.exchanges.length;
      await expect(warehouse.findOrder("WB-1")).rejects.toMatchObject({ code: "rate-limited" });
      expect(standIn.exchanges).toHaveLength(asked);
    });
  });

  describe.runIf(capabilities.callsUs)(`${label} calls`, () => {
    const { verify, read } = provider.calls ?? missing();

    /** What the provider calls with when a parcel leaves, having been asked twice to. */
    async function aCall() {
      const calls: ReceivedCall[] = [];
      const app = await listen((request, response) => {
        void buffer(request).then((body) => {
          calls.push({ headers: request.headers, body });
          response.writeHead(204).end();
        });
      });
      const url = `${app.url}/calls`;
      closing.push(app.close);
      const { standIn, warehouse } = await aWarehouse();
      const first = await warehouse.subscribe(url);
      if (first.outcome !== "subscribed") throw new Error(inEnglish(first.message));
      expect(await warehouse.subscribe(url)).toEqual(first);
      await warehouse.createOrder(mugs());
      await standIn.ship("WB-1");
      const call = await eventually(() => calls[0]);
      return { call, calls, secret: first.secret, now: Temporal.Instant.fromEpochMilliseconds(Date.now()), warehouse };
    }

    test("once for a shipment, and says what it says when it is asked", async () => {
      const { call, calls, secret, now, warehouse } = await aCall();
      const verdict = verify(call, secret, now);
      if (verdict.outcome !== "verified") throw new Error(verdict.reason);
      expect(Math.abs(verdict.sentAt.epochMilliseconds - now.epochMilliseconds)).toBeLessThan(60_000);
      const news = read(verdict.topic, Buffer.from(call.body).toString());
      const [asked] = (await warehouse.findOrder("WB-1"))?.shipments ?? [];
      // A call need not say what its units were ordered as.
      const lines = asked?.lines.map(({ sku, quantity }) => ({ sku, quantity }));
      if (news.outcome === "shipment") expect(news).toMatchObject({ reference: "WB-1", shipment: { ...asked, lines, events: [] } });
      else expect(news).toEqual({ outcome: "read-again", reference: "WB-1" });
      expect(calls).toHaveLength(1);
    });

    test("and is believed only when it signed the call itself, just now", async () => {
      const { call, secret, now } = await aCall();
      const changed = Uint8Array.from(call.body);
      changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1;
      const unsigned = { "content-type": "application/json" };
      expect(verify({ ...call, headers: unsigned }, secret, now)).toMatchObject({ outcome: "refused" });
      expect(verify({ ...call, body: changed }, secret, now)).toMatchObject({ outcome: "refused" });
      expect(verify(call, `${secret.slice(0, 8)}${secret.slice(8).toUpperCase()}another`, now)).toMatchObject({ outcome: "refused" });
      expect(verify(call, "", now)).toMatchObject({ outcome: "refused" });
      expect(verify(call, secret, now.add({ minutes: 6 }))).toMatchObject({ outcome: "refused", reason: "stale" });
      expect(verify(call, secret, now.subtract({ minutes: 6 }))).toMatchObject({ outcome: "refused", reason: "stale" });
      for (const name of Object.keys(call.headers)) expect(() => verify({ ...call, headers: { ...call.headers, [name]: ["a", "b"] } }, secret, now)).not.toThrow(); // oxfmt-ignore
    });

    test.each(["", "null", "[]", "{not json", '{"reference_id":5}', '"text"', "{}"])("%j harms nothing", async (body) => {
      expect(["unreadable", "not-ours"]).toContain(read("parcel", body).outcome);
    });
  });
}

function missing(): never {
  throw new Error("A provider that calls us declares how.");
}
