import type { SeenBox, SeenOrder, Units } from "../picture.ts";
import { HOME } from "../place/take-picture.ts";
import { does, type Scene } from "./deed.ts";

const MAY_WAIT_HOURS = 30;

/** What becomes of a box that waits at the 3PL when its time has come, by how often of a hundred. */
const FATES = { ship: 66, boxes: 5, "ship-short": 5, split: 5, cancel: 5, hold: 6, review: 4, "swap-sku": 2, "change-address": 2 } as const;
type Fate = keyof typeof FATES;

/** What happens to a box that has left the 3PL. */
const ON_THE_WAY = { lose: 3, return: 3, "correct-tracking": 5 } as const;

/** The people of both warehouses work on what has lain there long enough, each box in its own time. */
export async function warehousesWork(scene: Scene): Promise<void> {
  const orders = new Map(scene.picture.orders.map((order) => [order.id, order]));
  for (const box of scene.picture.boxes) {
    const order = orders.get(box.orderId);
    if (!order) continue;
    const about = { ...scene, draw: scene.draw.about(box.reference) };
    if (box.state === "waiting" && isDue(box, about)) await (box.place === HOME ? packs(box, about) : handles(box, order, about));
    else if (box.state === "stopped" && isDue(box, about, "stopped")) await at3pl("release", box, {}, about);
    else if (box.state === "left" && box.place !== HOME) await onItsWay(box, about);
  }
}

/** Each box has its hour, counted from when the model first saw it stand so. */
function isDue({ key }: SeenBox, { books, draw }: Scene, standing = "waiting"): boolean {
  const since = books.seenSince(`${key} ${standing}`);
  return books.hour - since >= draw.below(standing, MAY_WAIT_HOURS);
}

/** Somebody at the packing station picks, packs and hands it over; some boxes lie packed for some hours in between. */
async function packs(box: SeenBox, { place, books, draw }: Scene): Promise<void> {
  await does("packer", box.orderId, books, async () => {
    const { parcels } = (await place.packer.read("/app/packing/list.json")) as { parcels: PackedParcel[] };
    const parcel = parcels.find(({ reference }) => reference === box.reference);
    if (!parcel) return undefined;
    if (parcel.stage === "dispatched") {
      await place.packer.send("/app/packing/pick", { parcelId: parcel.id });
      if (draw.percent("rest", 25)) return `picked ${box.reference}`;
    }
    for (const { sku, quantity, packed } of parcel.lines)
      if (packed < quantity) await place.packer.send(`/app/packing/pack/${parcel.id}`, { sku, quantity: "all" });
    const number = `RM${parcel.reference.replace(/\D/g, "").slice(-9)}GB`;
    const form = { carrier: "Royal Mail", trackingNumber: number, trackingUrl: "" };
    const answer = (await place.packer.send(`/app/packing/ship/${parcel.id}`, form)) as { ok: boolean; outcome: string };
    if (!answer.ok) return `could not ship ${box.reference}: ${answer.outcome}`;
    const units: Record<string, number> = {};
    for (const { sku, quantity } of parcel.lines) {
      const item = books.itemOf(sku);
      units[item] = (units[item] ?? 0) + quantity;
      books.shelf.set(item, (books.shelf.get(item) ?? 0) - quantity);
    }
    books.packed.push({ reference: box.reference, orderId: box.orderId, units, number });
    return `shipped ${box.reference} with ${JSON.stringify(units)}`;
  });
}

type PackedParcel = { id: string; reference: string; stage: string; lines: { sku: string; quantity: number; packed: number }[] };

async function handles(box: SeenBox, order: SeenOrder, scene: Scene): Promise<void> {
  const fate = drawFate(scene, `fate ${scene.books.times(`${box.key} handled`)}`);
  const lines = Object.entries(box.units).map(([sku, quantity]) => ({ sku, quantity }));
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  switch (fate) {
    case "boxes":
      await at3pl("boxes", box, { trackingNumbers: [1, 2].map((n) => `BOX${box.reference.replace(/\D/g, "")}-${n}`) }, scene);
      return at3pl("ship", box, {}, scene);
    case "ship-short":
    case "split": {
      if (units < 2 || isSplitAlready(box, scene)) return at3pl("ship", box, {}, scene);
      const [first, rest] = halves(box.units);
      if (fate === "split") return at3pl("split", box, { shipments: [first, rest] }, scene);
      return at3pl("ship-short", box, { lines: first }, scene);
    }
    case "swap-sku": {
      const [line] = lines;
      if (!line) return undefined;
      const to = `${line.sku}-M`;
      scene.books.callsItAlso(to, line.sku);
      await at3pl("swap-sku", box, { from: line.sku, to }, scene);
      return at3pl("ship", box, {}, scene);
    }
    case "change-address":
      await at3pl("change-address", box, { address: { address1: `${order.name.slice(1)} Corrected Road` } }, scene);
      return at3pl("ship", box, {}, scene);
    default:
      return at3pl(fate, box, {}, scene);
  }
}

async function onItsWay(box: SeenBox, scene: Scene): Promise<void> {
  if (box.isDelivered || box.isAstray || scene.books.hour - scene.books.seenSince(`${box.key} left`) !== 3 + scene.draw.below("way", 24))
    return;
  const roll = scene.draw.below(`way ${box.key}`, 100);
  const [lose, back, correct] = [
    ON_THE_WAY.lose,
    ON_THE_WAY.lose + ON_THE_WAY.return,
    ON_THE_WAY.lose + ON_THE_WAY.return + ON_THE_WAY["correct-tracking"],
  ];
  if (roll < back) {
    const travelling = scene.picture.boxes.filter((one) => one.reference === box.reference && one.state === "left" && !one.isDelivered);
    for (const { key } of travelling) scene.books.astray.add(key);
    await at3pl(roll < lose ? "lose" : "return", box, {}, scene);
  } else if (roll < correct) await at3pl("correct-tracking", box, { trackingNumber: `NEW${box.key.replace(/\D/g, "")}` }, scene);
}

const isSplitAlready = (box: SeenBox, { picture }: Scene) =>
  picture.boxes.some((one) => one.reference === box.reference && one.key !== box.key && one.state !== "cancelled");

function drawFate({ draw }: Scene, question: string): Fate {
  let roll = draw.below(question, 100);
  for (const [fate, share] of Object.entries(FATES)) if ((roll -= share) < 0) return fate as Fate;
  return "ship";
}

/** Units in two piles, neither empty. */
function halves(units: Units): [first: Pile, rest: Pile] {
  const [first, ...others] = Object.entries(units).map(([sku, quantity]) => ({ sku, quantity }));
  if (!first || others.length > 0) return [first ? [first] : [], others];
  return [[{ ...first, quantity: 1 }], [{ ...first, quantity: first.quantity - 1 }]];
}
type Pile = { sku: string; quantity: number }[];

function at3pl(act: string, box: SeenBox, more: object, { place, books }: Scene): Promise<void> {
  return does(`3PL ${act}`, box.orderId, books, async () => {
    await place.control(`shipbob/${act}`, { reference: box.reference, ...more });
    return `${box.reference} ${JSON.stringify(more)}`;
  });
}
