import { afterAll, beforeAll } from "vitest";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { doneForFlow } from "./done-for-flow.ts";
import { toldToFlow } from "./told-to-flow.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop({ sells: { "MUG-1": 500, "CUP-1": 500 } });
});
afterAll(() => shop.close());

toldToFlow(() => shop);
doneForFlow(() => shop);
