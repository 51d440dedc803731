import { once } from "node:events";
import { parseArgs } from "node:util";
import { randomInstance } from "./random-instance.ts";
import { seededRandom } from "./seeded-random.ts";

/** Writes random instances as JSON lines: `node bench/routing/generate-instances.ts --seed 1 --count 10000 > instances.jsonl`. */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "10000" },
    lines: { type: "string", default: "8" },
    warehouses: { type: "string", default: "6" },
    quantity: { type: "string", default: "5" },
  },
});
const random = seededRandom(Number(values.seed));
const size = { lines: Number(values.lines), warehouses: Number(values.warehouses), quantity: Number(values.quantity) };

for (let written = 0; written < Number(values.count); written++) {
  if (!process.stdout.write(`${JSON.stringify(randomInstance(random, size))}\n`)) await once(process.stdout, "drain");
}
