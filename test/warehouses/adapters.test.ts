import { expect, test } from "vitest";
import { listProviders } from "#app/warehouses/providers/registry.server.ts";
import { shipBob } from "#app/warehouses/providers/shipbob/provider.server.ts";
import { redirectToStandIns } from "../support/redirect-to-stand-ins.ts";
import { adapterSuite, type OpenStandIn } from "./adapter-suite.ts";
import { serveFaulty } from "./faulty-wire.ts";
import { pigeon } from "./pigeon/provider.ts";
import { createPigeonPost } from "./pigeon/stand-in.ts";
import { serveShipBob } from "./shipbob/serve-shipbob.ts";

const adapters = new Map([
  [shipBob, openShipBob],
  [pigeon, openPigeonPost],
]);
for (const [provider, openStandIn] of adapters) adapterSuite(provider, openStandIn);

test("every provider that others run is held against the suite", () => {
  expect(listProviders().filter((provider) => !provider.capabilities.packedHere && !adapters.has(provider))).toEqual([]);
});

async function openShipBob(options: Parameters<OpenStandIn>[0] = {}): ReturnType<OpenStandIn> {
  const served = await serveShipBob(options);
  served.shipBob.setAutoShip(false);
  const { token, channelId } = served.shipBob.account;
  return {
    ...served,
    credentials: { good: { token }, bad: { token: "unknown" } },
    buildingId: "211",
    channelId: String(channelId),
    setStock: (sku, units) => served.shipBob.setStock(sku, 211, units),
    ship: (reference) => served.shipBob.ship(reference),
  };
}

async function openPigeonPost(options: Parameters<OpenStandIn>[0] = {}): ReturnType<OpenStandIn> {
  const post = createPigeonPost(options);
  const wire = await serveFaulty((request, response) => post.handle(request, response));
  const restore = redirectToStandIns(() => wire.url, "api.pigeon.example");
  return {
    ...wire,
    credentials: { good: { key: "good", sky: "north" }, bad: { key: "bad", sky: "north" } },
    buildingId: null,
    channelId: null,
    setStock: post.setStock,
    placed: () => post.placed,
    ship: post.ship,
    async close() {
      restore();
      await wire.close();
    },
  };
}
