import { parseArgs } from "node:util";
import { simulate } from "./simulate.ts";

/**
 * How often the delivery promises of a simulated shop are kept, in percent of what was promised, and how many were said for what could not ship
 * (`--json`). Exit code 1 when a promise was impossible, or a product page said another date than the plan although nothing had changed.
 */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      orders: { type: "string", default: "10000" },
      json: { type: "boolean", default: false },
    },
  });
  const [seed, orders] = [Number(values.seed), Number(values.orders)];
  if (!Number.isInteger(seed) || !Number.isInteger(orders) || orders < 1) {
    console.error("Usage: npm run bench -- promise [--seed N] [--orders N] [--json]");
    return 2;
  }

  const { promised, kept, impossible, pages, otherwise, days, chances, milliseconds, months } = simulate({ seed, orders, confidence: 0.9 });
  const share = (of: number, all: number) => (all === 0 ? 0 : Number(((100 * of) / all).toFixed(2)));
  if (values.json) console.log(JSON.stringify({ confidence: 90, kept: share(kept, promised), promised, impossible }));
  else console.log(`${share(kept, promised)} % of ${promised} promises kept (90 % stated), ${impossible} impossible`);

  console.error(`${share(chances, promised)} % expected by the model; ${(days / promised).toFixed(2)} days ahead on average`);
  console.error(`${pages} product pages before an order with nothing changed, ${otherwise} with another date`);
  console.error([...months].map(([month, tally]) => `${month}: ${share(tally.kept, tally.promised)} %`).join(", "));
  console.error(`${((1000 * milliseconds) / (promised + pages)).toFixed(0)} µs a promise`);
  return impossible > 0 || otherwise > 0 ? 1 : 0;
}
