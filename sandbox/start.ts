import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startSandbox } from "./start-sandbox.ts";

const HELP = `npm run sandbox -- [options]
  --port N       the sandbox's address (default 4400; another free port when it is taken)
  --data FILE    open the shop with this file of Online Retail transactions (csv or csv.gz) instead of the slice in the repository
  --fresh        leave installing, connecting warehouses and turning routing on to you
  --neighbour    another shop beside it with the same app: its control calls are under /_control/neighbour/
  --seed N       another shop: other stock, other buyers (default 1)`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4400" },
    data: { type: "string" },
    fresh: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    neighbour: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(HELP);
  process.exit(0);
}

let stopping: Promise<void> | undefined;
const starting = startSandbox({
  root: fileURLToPath(new URL("..", import.meta.url)),
  port: Number(values.port),
  appPort: Number(values.port) + 1,
  ...(values.data !== undefined && { dataFile: values.data }),
  fresh: values.fresh,
  seed: Number(values.seed),
  neighbour: values.neighbour,
  say: (line) => console.log(line),
});

/** A start that is cut short is waited for no longer than this: what it has started by then ends with this process. */
const PATIENCE_MS = 3000;

/** Ctrl-C, and Ctrl-C while it starts: nothing may stay behind. */
const stop = () => {
  stopping ??= Promise.race([starting, pause(PATIENCE_MS, undefined)])
    .then((sandbox) => sandbox?.stop())
    .catch(() => undefined)
    .then(() => process.exit(0));
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);

try {
  const sandbox = await starting;
  console.log(`\n  Waybill is ready: ${sandbox.url}\n`);
  console.log(`  The shop's own front is at ${sandbox.url}/storefront. Ctrl-C stops everything.`);
  console.log(`  Every mail is at ${sandbox.url}/_mail; programs hand theirs over at ${sandbox.smtpUrl}.`);
  if (values.fresh) console.log(`  ShipBob's token for this shop: ${sandbox.shipbobToken}`);
  void sandbox.app.ended.then(() => {
    if (stopping) return;
    console.error("The app has stopped by itself: .data/sandbox/app.log says why.");
    stop();
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
