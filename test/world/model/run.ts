import { parseArgs } from "node:util";
import { liveMonth, type Lived } from "./live-month.ts";
import type { Books } from "./books.ts";
import type { Picture } from "./picture.ts";
import { startPlace } from "./place/start-place.ts";
import { goods } from "./plan/goods.ts";
import { planMonth } from "./plan/plan-month.ts";

const HELP = `npm run test:world -- [options]
  --seed N       another month: the same seed is the same month (default 1)
  --orders N     how many orders buyers place in it (default 500)
  --days N       how long it is (default 30)
  --keep-going   tell what is wrong and go on with the month`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    orders: { type: "string", default: "500" },
    days: { type: "string", default: "30" },
    "keep-going": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const [seed, orders, days] = [Number(values.seed), Number(values.orders), Number(values.days)];
const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 1000);
const place = await startPlace({ seed, goods, say: (line) => console.log(`  ${line}`) });
try {
  const month = planMonth({ seed, orders, days });
  let faults = 0;
  const { picture } = await liveMonth(place, month, seed, (lived) => {
    if (lived.hour % 24 === 23) console.log(`  day ${(lived.hour + 1) / 24}: ${sizeOf(lived)}, ${seconds()} s`);
    if (lived.findings.length > 0) report(lived);
    faults += lived.findings.length;
    return faults === 0 || values["keep-going"] ? "go on" : "stop";
  });
  if (faults === 0) console.log(`Nothing is wrong with the month of seed ${seed}: ${sizeOf({ picture })}, ${seconds()} s.`);
  process.exitCode = faults === 0 ? 0 : 1;
} finally {
  await place.stop();
}

function sizeOf({ picture }: Pick<Lived, "picture">): string {
  return `${picture.orders.length} orders, ${picture.boxes.length} boxes`;
}

function report({ findings, books, hour, picture }: Lived): void {
  console.log(`In hour ${hour} of the month of seed ${seed} (--seed ${seed} --orders ${orders} --days ${days}):`);
  const told = new Set<string>();
  for (const { rule, orderId, says } of findings.slice(0, 12)) {
    console.log(`\n${rule}: ${orderId ?? ""} ${says}`);
    if (orderId === null) for (const line of books.traceOf(null)) console.log(`    ${line}`);
    for (const id of orderId === null ? books.touched : [orderId]) if (!told.has(id)) tell(id, books, picture);
    for (const id of orderId === null ? books.touched : [orderId]) told.add(id);
  }
  console.log(`\nWhat the app wrote stands in ${place.folder}.`);
}

function tell(orderId: string, books: Books, { orders, boxes, app }: Picture): void {
  console.log(`  ${orderId}`);
  for (const line of books.traceOf(orderId)) console.log(`    ${line}`);
  for (const order of orders) if (order.id === orderId) console.log(`    now ${JSON.stringify(order)}`);
  for (const box of boxes) if (box.orderId === orderId) console.log(`    box ${JSON.stringify(box)}`);
  console.log(
    `    app ${JSON.stringify(app.stages.get(orderId))} ${JSON.stringify(app.exceptions.filter((one) => one.orderId === orderId))}`,
  );
}
