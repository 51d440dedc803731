import { once } from "node:events";
import { parseOptions } from "../../tools/parse-options.ts";
import { randomInstance } from "./random-instance.ts";
import { seededRandom } from "./seeded-random.ts";

/** Writes random instances as JSON lines: `node bench/routing/generate-instances.ts --seed 1 --count 10000 > instances.jsonl`. */
const { seed, count, ...size } = parseOptions({ seed: 1, count: 10_000, lines: 8, warehouses: 6, quantity: 5 });
const random = seededRandom(seed);

for (let written = 0; written < count; written++) {
  if (!process.stdout.write(`${JSON.stringify(randomInstance(random, size))}\n`)) await once(process.stdout, "drain");
}
