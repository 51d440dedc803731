import { addUp, type Picture, type SeenOrder } from "../picture.ts";
import { changingOrders } from "./changing-orders.ts";
import { deciding } from "./deciding.ts";
import { paying } from "./paying.ts";
import { does, type Scene } from "./deed.ts";

type Asked = Picture["app"]["exceptions"][number];

const MAY_WAIT_HOURS = 20;
const PAGE = "/app/exceptions?_data=routes/app.exceptions";

/** What a person does about each cause, besides putting it aside: the button that the page shows for it. */
const BUTTONS: Record<string, Button> = {
  "unroutable.out-of-stock": "restock",
  "unroutable.cash-on-delivery": "paid",
  "parcel.rejected": "reroute",
  "parcel.cancelled-by-warehouse": "reroute",
  "parcel.on-hold": "wait",
  "parcel.too-late": "stop",
  "parcel.cancellation-unanswered": "stop",
  "parcel.unwanted": "stop",
  "parcel.address-changed": "stop",
  "parcel.gift-message-changed": "stop",
  "parcel.service-changed": "stop",
  "parcel.payment-over": "stop",
  "order.short": "reroute",
  "order.called-back": "reroute",
  "order.shipped-before": "ship-again",
  "parcel.lost": "ship-again",
  "parcel.returned": "ship-again",
  "shipment.refused": "publish",
};

type Deed = "reroute" | "ship-again" | "publish" | "stop";
/** `wait`: the 3PL's people have the word; `restock`: goods are brought, and the rest goes by itself; `paid`: the buyer paid otherwise. */
type Button = Deed | "wait" | "restock" | "paid";

const BY_EXCEPTION: ReadonlySet<Deed> = new Set(["publish", "stop"]);

/** The merchant goes through the list of what needs him, and answers what has stood there for some hours. */
export async function answersExceptions(scene: Scene): Promise<void> {
  const orders = new Map(scene.picture.orders.map((order) => [order.id, order]));
  for (const asked of scene.picture.app.exceptions) {
    const order = orders.get(asked.orderId ?? "");
    const draw = scene.draw.about(`${asked.cause} ${asked.subject.replace(/[0-9a-f]{8}-.*/, "")} ${order?.name ?? ""}`);
    if (!order || scene.books.hour - scene.books.seenSince(`asked ${asked.id}`) < draw.below("wait", MAY_WAIT_HOURS)) continue;
    await answers(asked, order, { ...scene, draw });
  }
}

async function answers(asked: Asked, order: SeenOrder, scene: Scene): Promise<void> {
  const { books, draw } = scene;
  const button = BUTTONS[asked.cause];
  const round = books.times(`answered ${asked.cause} ${order.id}`);
  // What was tried three times is put aside.
  if (button === undefined || round >= 3 || draw.percent(`aside ${round}`, 15)) return putsAside(asked, order, scene);
  if (button === "wait" && draw.percent(`wait ${round}`, 70)) return undefined;
  if (asked.cause === "order.short" && draw.percent(`pay back ${round}`, 40))
    return does("merchant about short", order.id, books, () => changingOrders.refundsUnshipped(order, scene));
  if (button === "restock" && draw.percent(`waits ${round}`, 30))
    return does("merchant has it wait for stock", order.id, books, () => deciding.waitsForStock(order, scene));
  if (button === "paid") return does("merchant has the money", order.id, books, () => paying.isPaid(order, scene));
  if (button === "restock") return does("merchant brings goods", order.id, books, () => bringsGoods(order, scene));
  await presses(button === "wait" ? "reroute" : button, asked, order, scene);
}

/** Puts what the order waits for on the 3PL's shelves. */
async function bringsGoods(order: SeenOrder, { place }: Scene): Promise<string> {
  const wanted = addUp(order.work.map(({ units }) => units));
  const stock = place.shipbob.state().stock;
  const missing = Object.entries(wanted).flatMap(([sku, units]) => {
    const have = stock.find((one) => one.sku === sku);
    return have && have.onHand - have.committed < units ? [{ sku, onHand: have.onHand + units + 5 }] : [];
  });
  for (const { sku, onHand } of missing) place.shipbob.setStock(sku, place.shipbob.manchester, onHand);
  return JSON.stringify(missing);
}

async function presses(button: Deed, asked: Asked, order: SeenOrder, scene: Scene): Promise<void> {
  const { place, books, picture } = scene;
  await does(`merchant presses ${button} for ${asked.cause}`, order.id, books, async () => {
    const form: Record<string, string> = BY_EXCEPTION.has(button) ? { exceptionId: asked.id } : { orderId: order.id };
    const answer = (await place.merchant.send(PAGE, { intent: button, ...form })) as { ok: boolean };
    if (!answer.ok) return `refused, ${JSON.stringify(answer)}`;
    if (button === "ship-again") {
      const cancelled = new Set(order.fulfillments.filter(({ isThere }) => !isThere).flatMap(({ numbers }) => numbers));
      const boxes = picture.boxes.filter((box) => box.orderId === order.id && box.state === "left");
      books.sendsAgain(
        order.id,
        boxes.filter((box) => box.isAstray || box.numbers.some((number) => cancelled.has(number))),
      );
    }
    // Where he tries again, what he put aside counts no more.
    if (button === "reroute") {
      books.triesAgain(order);
      books.dismissed.delete(order.id);
    }
    return "done";
  });
}

async function putsAside(asked: Asked, order: SeenOrder, { place, books }: Scene): Promise<void> {
  await does(`merchant dismisses ${asked.cause}`, order.id, books, async () => {
    await place.merchant.send(PAGE, { intent: "dismiss", exceptionId: asked.id, note: "Dealt with" });
    books.dismisses(order.id, asked.cause);
    return "done";
  });
}
