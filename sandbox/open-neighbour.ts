import { createControl } from "./control/create-control.ts";
import type { Control } from "./control/handle-control.ts";
import { loadRetail } from "./data/load-retail.ts";
import { createLedger } from "./ledger.ts";
import { setUpDemoShop } from "./robots/set-up-demo-shop.ts";
import { signInRobot } from "./robots/sign-in-robot.ts";
import { createShopify, type Shopify, type ShopifyOptions } from "./shopify/create-shopify.ts";
import { createShopState } from "./shopify/state/create-shop-state.ts";

/** Another shop that has the app: the same things in it, by the same ids, in its own stockroom alone. Nobody packs there. */
export type Neighbour = {
  domain: string;
  shopify: Shopify;
  control: Control;
  /** What its merchant does on the first day. */
  setUp(): Promise<void>;
};

type NeighbourOptions = Omit<ShopifyOptions, "state" | "ledger"> & { dataFile?: string; seed: number; say(line: string): void };

export async function openNeighbour({ dataFile, seed, say, ...shared }: NeighbourOptions): Promise<Neighbour> {
  const { clock, appUrl, tomlPath } = shared;
  const ledger = createLedger(clock);
  const domain = "waybill-neighbour.myshopify.com";
  const state = createShopState({ clock, ledger, domain, name: "Waybill Neighbour" });
  await loadRetail(state, { ...(dataFile !== undefined && { file: dataFile }), seed });
  const shopify = createShopify({ ...shared, ledger, state });
  const robot = signInRobot({ shopify, appUrl });
  return {
    domain,
    shopify,
    control: createControl({ shopify, state, clock, ledger, appUrl }),
    setUp: () => setUpDemoShop({ robot, shopify, state, tomlPath, say }),
  };
}
