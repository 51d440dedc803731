import type { Books } from "./books.ts";
import type { Lived } from "./live-month.ts";
import type { Picture } from "./picture.ts";

const MOST = 12;

/** What is wrong in an hour, with all that its orders saw until then and how they stand: enough to find the fault, or to live the month again. */
export function describeFindings({ findings, books, hour, picture }: Lived, howToRepeat: string): string {
  const told = new Set<string>();
  const lines = findings.slice(0, MOST).flatMap(({ rule, orderId, says }) => {
    const concerned = orderId === null ? [...books.touched] : [orderId];
    const fresh = concerned.filter((id) => !told.has(id));
    for (const id of fresh) told.add(id);
    return [
      "",
      `${rule}: ${orderId ?? ""} ${says}`,
      ...(orderId === null ? books.traceOf(null) : []),
      ...fresh.flatMap((id) => tell(id, books, picture)),
    ];
  });
  return [`In hour ${hour} (${howToRepeat}):`, ...lines].join("\n");
}

function tell(orderId: string, books: Books, { orders, boxes, app }: Picture): string[] {
  return [
    `  ${orderId}`,
    ...books.traceOf(orderId).map((line) => `    ${line}`),
    ...orders.filter(({ id }) => id === orderId).map((order) => `    now ${JSON.stringify(order)}`),
    ...boxes.filter((box) => box.orderId === orderId).map((box) => `    box ${JSON.stringify(box)}`),
    `    app ${JSON.stringify(app.stages.get(orderId))} ${JSON.stringify(app.exceptions.filter((one) => one.orderId === orderId))}`,
  ];
}
