import { rm } from "node:fs/promises";
import { parseOptions } from "../../../tools/parse-options.ts";
import { describeFindings } from "./describe-findings.ts";
import { liveMonth, type Lived } from "./live-month.ts";
import { startPlace } from "./place/start-place.ts";
import { goods } from "./plan/goods.ts";
import { planMonth } from "./plan/plan-month.ts";

const HELP = `npm run test:world -- [options]
  --seed N       another month: the same seed is the same month (default 1)
  --orders N     how many orders buyers place in it (default 500)
  --days N       how long it is (default 30)
  --faults R     so much of what Shopify and the 3PL are asked and tell goes wrong (default 0; 0.2 is one in five)
  --kills N      so often web, worker or PostgreSQL is killed in the midst of work (default 0)
  --keep-going   tell what is wrong and go on with the month`;

const defaults = { seed: 1, orders: 500, days: 30, faults: 0, kills: 0, "keep-going": false, help: false };
const { seed, orders, days, faults, kills, help, "keep-going": keepGoing } = parseOptions(defaults);
if (help) {
  console.log(HELP);
  process.exit(0);
}

const howToRepeat = `npm run test:world -- --seed ${seed} --orders ${orders} --days ${days} --faults ${faults} --kills ${kills}`;
const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 1000);
const place = await startPlace({ seed, goods, say: (line) => console.log(`  ${line}`) });
let wrong = 0;
try {
  const month = planMonth({ seed, orders, days });
  const { picture, books } = await liveMonth({ place, month, seed, trouble: { faults, kills }, onHour });
  for (const words of books.kills) console.log(`  ${words}`);
  console.log(`  done: ${books.tallied().join(", ")}`);
  if (wrong === 0) console.log(`Nothing is wrong with the month of seed ${seed}: ${sizeOf(picture)}, ${seconds()} s.`);
  else console.log(`${wrong} faults; what the app wrote stands in ${place.folder}.`);
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await place.stop();
  if (wrong === 0) await rm(place.folder, { recursive: true, force: true });
}

function onHour(lived: Lived): "go on" | "stop" {
  if (lived.hour % 24 === 23) console.log(`  day ${(lived.hour + 1) / 24}: ${sizeOf(lived.picture)}, ${seconds()} s`);
  if (lived.findings.length > 0) console.log(`\n${describeFindings(lived, howToRepeat)}\n`);
  wrong += lived.findings.length;
  return wrong === 0 || keepGoing ? "go on" : "stop";
}

function sizeOf({ orders, boxes }: Lived["picture"]): string {
  return `${orders.length} orders, ${boxes.length} boxes`;
}
