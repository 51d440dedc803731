import { ADAS_ADDRESS } from "../../../support/ada.ts";
import { asOwner } from "../place/call-control.ts";
import { choose, does, gid, mutate, type Scene } from "./deed.ts";
import { BOB, HOME } from "../place/take-picture.ts";
import { goods, plentiful } from "../plan/goods.ts";
import { selling } from "./selling.ts";

/** Something that happens to the shop and to no order: `name` is what the plan calls it. */
export const shopWide: Record<string, (scene: Scene) => Promise<string | undefined>> = {
  /** A delivery comes to the 3PL. */
  async restocks({ place, draw }) {
    const good = choose(
      draw,
      "good",
      goods.filter(({ bob }) => bob !== undefined),
    );
    const have = place.shipbob.state().stock.find(({ sku }) => sku === good?.sku);
    if (!good || !have) return undefined;
    const onHand = have.onHand + 5 + draw.below("more", 20);
    place.shipbob.setStock(good.sku, place.shipbob.manchester, onHand);
    return `${onHand} of ${good.sku} at the 3PL`;
  },
  /** Somebody counts a shelf of the built-in warehouse. */
  async counts({ place, books, draw, picture }) {
    const good = choose(
      draw,
      "good",
      goods.filter(({ home }) => home !== undefined),
    );
    if (!good) return undefined;
    // Whoever counts leaves what is being packed alone.
    const there = books.shelf.get(good.sku) ?? 0;
    const onHand = Math.max(0, there + draw.below("by", 9) - 4);
    if (picture.boxes.some((box) => box.state === "waiting" && good.sku in box.units && onHand < there)) return undefined;
    const [home] = await place.database.rows<{ id: string }>("SELECT id::text FROM warehouse WHERE kind = 'built_in'");
    const path = `/app/warehouses/${home?.id ?? ""}?_data=routes/app.warehouses.$warehouseId`;
    const form = { intent: "count", "counts.0.sku": good.sku, "counts.0.onHand": String(onHand) };
    const answer = await place.merchant.send(path, form);
    if (!(answer as { ok: boolean }).ok) return `refused, ${JSON.stringify(answer)}`;
    books.shelf.set(good.sku, onHand);
    return `${onHand} of ${good.sku}, not ${there}`;
  },
  /** Somebody orders by phone: a draft becomes an order, paid by hand. */
  async drafts(scene) {
    const { place, books, draw } = scene;
    const good = choose(draw, "good", plentiful);
    const variantId = good && (await place.variantId(books.soldAs(good.sku)));
    if (!good || variantId === undefined) return undefined;
    const input = {
      email: "phone@buyer.example",
      shippingAddress: ADAS_ADDRESS,
      lineItems: [{ variantId, quantity: 1 + draw.below("quantity", 2) }],
    };
    const drafted = await mutate<{ draftOrder: { id: string } }>(
      scene,
      "draftOrderCreate",
      { input: "DraftOrderInput!" },
      { input },
      "draftOrder { id }",
    );
    const made = await mutate<{ draftOrder: { order: { name: string } } }>(
      scene,
      "draftOrderComplete",
      { id: "ID!" },
      { id: drafted.draftOrder.id },
      "draftOrder { order { name } }",
    );
    return `${made.draftOrder.order.name} of ${good.sku}`;
  },
  ...selling,
  /** A warehouse takes nothing more for some hours; what it has, it ships. */
  pauses: (scene) => opensOrShuts("pause", scene),
  resumes: (scene) => opensOrShuts("resume", scene),
  /** The 3PL's system refuses whichever order comes next. */
  async refuses({ place, draw }) {
    const reason = draw.pick("reason", ["Invalid address", "Product is inactive"]);
    await place.control("shipbob/reject", { reason });
    return reason;
  },
  /** The app's secret was changed: for a while Shopify signs with the old one too. Where calls go wrong, that ends with the next calm. */
  async rotatesSecret({ place, draw }) {
    const { faults } = (await place.control("faults")) as { faults: { kind: string }[] };
    if (faults.some(({ kind }) => kind === "secret-rotated")) return undefined;
    await place.control("faults", { target: "shopify", kind: "secret-rotated", rate: 0.5, seed: draw.below("seed", 1000) });
    return "half of the webhooks";
  },
  async weighs({ place, books, draw }) {
    const good = choose(draw, "good", goods);
    const id = good && (await itemId(place, books.soldAs(good.sku)));
    if (!id) return undefined;
    const value = 100 + draw.below("grams", 900);
    const input = { measurement: { weight: { unit: "GRAMS", value } } };
    await mutate({ place }, "inventoryItemUpdate", { id: "ID!", input: "InventoryItemInput!" }, { id, input });
    return `${good.sku} at ${value} g`;
  },
  /** Somebody with other software changes what Shopify shows at a warehouse of ours. */
  async meddles({ place, books, draw }) {
    const good = choose(
      draw,
      "good",
      goods.filter(({ home }) => home !== undefined),
    );
    const item = good && (await itemId(place, books.soldAs(good.sku)));
    const at = await place.locationId("London stockroom");
    if (!item || !at) return undefined;
    const delta = draw.pick("by", [-2, -1, 1, 3]);
    const changes = [{ inventoryItemId: item, locationId: at, delta, changeFromQuantity: null }];
    const types = { input: "InventoryAdjustQuantitiesInput!", key: "String!" };
    const args = { input: { reason: "correction", name: "available", changes }, key: crypto.randomUUID() };
    await mutate({ place }, "inventoryAdjustQuantities", types, args);
    return `${good.sku} by ${delta}`;
  },
};

async function opensOrShuts(intent: "pause" | "resume", { place, books, draw }: Scene): Promise<string> {
  const name = draw.pick("warehouse", [HOME, BOB]);
  const [warehouse] = await place.database.rows<{ id: string }>("SELECT id::text FROM warehouse WHERE name = $1", [name]);
  const answer = await place.merchant.send(`/app/warehouses/${warehouse?.id ?? ""}?_data=routes/app.warehouses.$warehouseId`, { intent });
  if (!(answer as { ok: boolean }).ok) return `refused, ${JSON.stringify(answer)}`;
  if (intent === "pause") books.paused.add(name);
  else books.paused.delete(name);
  return name;
}

async function itemId(place: Scene["place"], sku: string): Promise<string | undefined> {
  const variant = await place.variantId(sku);
  if (variant === undefined) return undefined;
  const found = await asOwner(place.control, "query ($id: ID!) { productVariant(id: $id) { inventoryItem { id } } }", {
    id: gid("ProductVariant", variant.split("/").at(-1) ?? ""),
  });
  return (found["productVariant"] as { inventoryItem: { id: string } } | null)?.inventoryItem.id;
}

export async function happensToTheShop(name: string, scene: Scene): Promise<void> {
  await does(`shop ${name}`, null, scene.books, async () => shopWide[name]?.(scene));
}
