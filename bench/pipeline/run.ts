import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseOptions } from "../../tools/parse-options.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";
import { runBurst } from "./burst.ts";
import { followOrders } from "./follow-orders.ts";
import { runSteady } from "./steady.ts";

/**
 * Sells in the sandbox, at an even pace and with `--burst` also all at once, and says how long an order waits for its warehouse and what
 * it costs of Shopify's points. With `--trouble` everybody reads stock in the middle of the burst, and PostgreSQL is restarted. Everything
 * runs on this machine: the app, PostgreSQL, the stand-ins, the people who pack.
 */
export async function run(args: string[]): Promise<number> {
  const defaults = { orders: 300, "per-second": 5, burst: 0, hopeless: 0, trouble: false, seed: 1, json: false };
  const { orders, "per-second": perSecond, seed, json, ...given } = parseOptions(defaults, args);
  const burst = { orders: given.burst, hopeless: given.hopeless, trouble: given.trouble };
  const say = (line: string) => {
    if (!json) console.log(line);
  };
  const sandbox = await startSandbox({
    root: fileURLToPath(new URL("../../", import.meta.url)),
    port: 0,
    appPort: 0,
    fresh: false,
    seed,
    neighbour: burst.orders > 0,
    say,
  });
  try {
    await untilQuiet(sandbox);
    const shop = followOrders(`${sandbox.url}/_control`);
    const steady = orders > 0 ? await runSteady(sandbox, shop, orders, perSecond) : undefined;
    const atOnce = burst.orders > 0 ? await runBurst(sandbox, shop, followOrders(`${sandbox.url}/_control/neighbour`), burst) : undefined;
    const report = { ...steady, ...(atOnce && { burst: atOnce }) };
    console.log(json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
    return 0;
  } finally {
    await sandbox.stop();
  }
}

const LOOK_MS = 5000;
/** A shop in which nothing happens is still compared with the copy of it every few seconds. */
const AT_REST_POINTS = 100;

/** Waits until what the first day set in motion, thousands of webhooks about stock among it, is over. */
async function untilQuiet(sandbox: Sandbox): Promise<void> {
  for (let before = -Infinity; sandbox.pointsSpent() - before > AT_REST_POINTS; await pause(LOOK_MS)) before = sandbox.pointsSpent();
}
