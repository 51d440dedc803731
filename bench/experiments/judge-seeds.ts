import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { addJudgements, judgeSeed, noJudgement } from "./judge-seed.ts";

/** A worker thread: judges every `step`-th seed from `first` on, below `end`. */
const { first, end, step } = z.object({ first: z.number(), end: z.number(), step: z.number() }).parse(workerData);
let judgement = noJudgement;
for (let seed = first; seed < end; seed += step) judgement = addJudgements(judgement, judgeSeed(seed));
parentPort?.postMessage(judgement);
