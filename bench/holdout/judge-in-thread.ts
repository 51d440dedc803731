import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { addTallies, judgeShop, noTally } from "./judge-shops.ts";

/** A worker thread: judges the shop of every `step`-th seed from `first` on, below `end`. */
const { first, end, step } = z.object({ first: z.number(), end: z.number(), step: z.number() }).parse(workerData);
let tally = noTally;
for (let seed = first; seed < end; seed += step) tally = addTallies(tally, judgeShop(seed));
parentPort?.postMessage(tally);
