import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { readAppConfig } from "../shopify/auth/read-app-config.ts";
import type { ShipBob } from "../shipbob/create-shipbob.ts";
import type { Shopify } from "../shopify/create-shopify.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import type { Robot } from "./sign-in-robot.ts";

type DemoShop = { robot: Robot; shopify: Shopify; shipbob?: ShipBob; state: ShopState; tomlPath: string; say(line: string): void };

const Home = z.object({
  setup: z.object({ imported: z.boolean() }),
  imports: z.array(z.object({ state: z.string() }).loose()),
});
const Connected = z.object({ ok: z.literal(true), outcome: z.literal("connected") });

const HOME = "/app?index&_data=routes/app._index";
const CONNECT = "/app/warehouses/connect?_data=routes/app.warehouses.connect";
const SETTINGS = "/app/settings?_data=routes/app.settings";
const IMPORT_MINUTES = 15;

/**
 * What a merchant does on the first day, through the app's own screens: opens the app, grants the permissions that older orders and routing
 * need, waits for the import, connects its warehouses, and turns routing on.
 */
export async function setUpDemoShop({ robot, shopify, shipbob, state, tomlPath, say }: DemoShop): Promise<void> {
  say("Installing Waybill and importing the shop…");
  await robot.read(HOME);
  // Most of its orders were placed long ago.
  shopify.scopes.grantOptionalScopes(readAppConfig(tomlPath).optionalScopes);
  await untilImported(robot);
  say(`Connecting ${shipbob ? "the built-in warehouse and ShipBob" : "the built-in warehouse"}…`);
  await connect(robot, "built_in", stockroom(state));
  if (shipbob) await connect(robot, "shipbob", manchester(shipbob));
  say("Turning routing on…");
  await robot.send(SETTINGS, { intent: "routing-on" });
}

async function untilImported(robot: Robot) {
  for (const deadline = Date.now() + IMPORT_MINUTES * 60_000; Date.now() < deadline; await pause(250)) {
    const { setup, imports } = Home.parse(await robot.read(HOME));
    // Orders are read once more when the permission came after they were.
    if (setup.imported && imports.every(({ state }) => state === "done")) return;
  }
  throw new Error(`The import was not finished after ${IMPORT_MINUTES} minutes: .data/sandbox/app.log says why.`);
}

async function connect(robot: Robot, kind: "built_in" | "shipbob", form: object) {
  Connected.parse(await robot.send(CONNECT, { intent: "connect", kind, form: JSON.stringify(form) }));
}

/** The merchant's own shelves, with the stock that lay in the shop. */
function stockroom(state: ShopState) {
  const [own] = state.locations.values();
  if (!own) throw new Error("The shop has no location.");
  return {
    name: "London stockroom",
    address: { address1: "12 Brick Lane", city: "London", zip: "E1 6RF", countryCode: "GB" },
    startFromLocationId: String(own.id),
  };
}

function manchester(shipbob: ShipBob) {
  const [center] = shipbob.fulfillmentCenters;
  if (!center) throw new Error("ShipBob has no building.");
  return {
    name: "ShipBob Manchester",
    credentials: { token: shipbob.account.token },
    buildingId: String(center.id),
    channelId: String(shipbob.account.channelId),
  };
}
