import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packLine } from "#app/packing/pack-line.server.ts";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { canBePacked, canBePicked, PARCEL_STAGES } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { ada } from "../support/ada.ts";
import { aShop } from "../support/a-shop.ts";
import { aParcel } from "../warehouses/a-parcel.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";

const rowOf = (shop: Shop, id: string) =>
  inShop(shop, (db) =>
    db.parcel.findFirstOrThrow({ where: { shopId: shop.id, id }, include: { lines: { orderBy: { orderLineId: "asc" } } } }),
  );
const told = (shop: Shop, event: string) =>
  inShop(shop, async (db) => {
    const entries = await db.timelineEntry.findMany({ where: { shopId: shop.id, event }, select: { orderId: true, actor: true } });
    return entries.sort((a, b) => Number(a.orderId - b.orderId));
  });

/** A parcel with a line for each of these; a SKU may stand on several. */
async function parcelOf(shop: Shop, lines: readonly { sku: string; quantity: number }[]): Promise<ParcelId> {
  const warehouse = await aWarehouse(shop);
  return inShop(shop, async (db) => {
    const id = await aParcel(db, shop, warehouse, {}, { stage: "picked" });
    await db.parcelLine.createMany({
      data: lines.map((line, index) => ({ shopId: shop.id, parcelId: id, orderLineId: BigInt(index), title: line.sku, ...line })),
    });
    return id;
  });
}

const sku = fc.constantFrom("MUG", "CUP", "PAN");
const packings = fc
  .sample(
    fc.record({
      lines: fc.array(fc.record({ sku, quantity: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 4 }),
      scans: fc.array(fc.record({ sku, quantity: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("all" as const)) }), {
        maxLength: 12,
      }),
    }),
    { seed: 31, numRuns: 12 },
  )
  .map((one, at) => [at + 1, one] as const);

describe("packing a parcel", () => {
  test.each(packings)(
    "takes what belongs in it and no unit more, whatever is scanned, and is done when all of it is in (%i)",
    async (_, one) => {
      const shop = await aShop();
      const id = await parcelOf(shop, one.lines);
      const wanted = (of: string) => one.lines.filter((line) => line.sku === of).reduce((sum, { quantity }) => sum + quantity, 0);
      const inside = new Map<string, number>();
      const isComplete = () => one.lines.every((line) => (inside.get(line.sku) ?? 0) === wanted(line.sku));

      for (const scan of one.scans) {
        const before = inside.get(scan.sku) ?? 0;
        const room = wanted(scan.sku) - before;
        const outcome = isComplete() ? "not-waiting" : wanted(scan.sku) === 0 ? "wrong-item" : room === 0 ? "enough" : "packed";
        if (outcome === "packed") inside.set(scan.sku, before + Math.min(room, scan.quantity === "all" ? room : scan.quantity));
        const answer = await packLine(shop, id, ` ${scan.sku} `, scan.quantity, ada);
        expect(answer).toMatchObject(outcome === "packed" ? { outcome, sku: scan.sku, complete: isComplete() } : { outcome });
      }
      const parcel = await rowOf(shop, id);
      for (const line of parcel.lines) expect(line.packed).toBeLessThanOrEqual(line.quantity);
      const packed = (of: string) => parcel.lines.filter((line) => line.sku === of).reduce((sum, line) => sum + line.packed, 0);
      expect(["MUG", "CUP", "PAN"].map(packed)).toEqual(["MUG", "CUP", "PAN"].map((of) => inside.get(of) ?? 0));
      expect([parcel.stage, parcel.packedAt !== null]).toEqual([isComplete() ? "packed" : "picked", isComplete()]);
      expect(await told(shop, "packed")).toEqual(isComplete() ? [{ orderId: parcel.orderId, actor: ada }] : []);
    },
  );

  test("by several hands at once packs each unit once, and one of them finishes it", async () => {
    const shop = await aShop();
    const id = await parcelOf(shop, [{ sku: "MUG", quantity: 5 }]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => packLine(shop, id, "MUG", 1, ada)));
    expect(answers.filter(({ outcome }) => outcome === "packed")).toHaveLength(5);
    expect(answers.filter((answer) => answer.outcome === "packed" && answer.complete)).toHaveLength(1);
    expect((await rowOf(shop, id)).lines.map(({ packed }) => packed)).toEqual([5]);
    expect(await told(shop, "packed")).toHaveLength(1);
  });

  test("by its barcode is the same as by its SKU; a barcode of something else is not", async () => {
    const shop = await aShop();
    const id = await parcelOf(shop, [{ sku: "MUG", quantity: 2 }]);
    const rest = {
      shopId: shop.id,
      productId: 1n,
      title: "A thing",
      price: 1n,
      requiresShipping: true,
      tracked: true,
      updatedAt: new Date(),
    };
    await inShop(shop, (db) =>
      db.variant.createMany({
        data: [
          { ...rest, id: 1n, inventoryItemId: 1n, sku: "MUG", barcode: "5012345678900" },
          { ...rest, id: 2n, inventoryItemId: 2n, sku: "CUP", barcode: "5012345678917" },
          { ...rest, id: 3n, inventoryItemId: 3n, sku: null, barcode: "5012345678924" },
        ],
      }),
    );
    expect(await packLine(shop, id, "5012345678900", 1, ada)).toMatchObject({ outcome: "packed", sku: "MUG", complete: false });
    expect(await packLine(shop, id, "5012345678917", 1, ada)).toMatchObject({ outcome: "wrong-item" });
    expect(await packLine(shop, id, "5012345678924", 1, ada)).toMatchObject({ outcome: "wrong-item" });
  });

  test.each(PARCEL_STAGES)("is for one that waits to be packed: %s", async (stage) => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop);
    const id = await inShop(shop, (db) => aParcel(db, shop, warehouse, { MUG: 1 }, { stage }));
    expect((await packLine(shop, id, "MUG", 1, ada)).outcome).toBe(canBePacked({ stage }) ? "packed" : "not-waiting");
  });

  test("is no business of ours where somebody else packs, nor for another shop", async () => {
    const [shop, stranger] = [await aShop(), await aShop()];
    const bob = await aWarehouse(shop, { name: "Bob", kind: "shipbob" });
    const theirs = await inShop(shop, (db) => aParcel(db, shop, bob, { MUG: 1 }, { stage: "dispatched" }));
    expect(await packLine(shop, theirs, "MUG", 1, ada)).toMatchObject({ outcome: "not-waiting" });
    const ours = await parcelOf(shop, [{ sku: "MUG", quantity: 1 }]);
    expect(await packLine(stranger, ours, "MUG", 1, ada)).toMatchObject({ outcome: "not-waiting" });
    expect((await rowOf(shop, ours)).lines[0]?.packed).toBe(0);
  });
});

describe("picking a wave", () => {
  test("takes the parcels that wait to be picked, says how many, and who did it; the others stay as they are", async () => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop);
    const bob = await aWarehouse(shop, { name: "Bob", kind: "shipbob" });
    const parcels = await inShop(shop, async (db) => {
      const made: [string, ParcelId][] = [];
      for (const stage of PARCEL_STAGES) made.push([stage, await aParcel(db, shop, warehouse, { MUG: 1 }, { stage })]);
      return [...made, ["dispatched", await aParcel(db, shop, bob, { MUG: 1 }, { stage: "dispatched" })] as const];
    });
    expect(
      await pickParcels(
        shop,
        parcels.map(([, id]) => id),
        ada,
      ),
    ).toEqual({ picked: canBePicked.stages.length });
    for (const [stage, id] of parcels.slice(0, -1)) expect((await rowOf(shop, id)).stage).toBe(stage === "dispatched" ? "picked" : stage);
    expect((await rowOf(shop, parcels.at(-1)?.[1] ?? "")).stage).toBe("dispatched");
    expect((await told(shop, "picked")).map(({ actor }) => actor)).toEqual([ada]);
  });

  test("that two people confirm at once is picked once, and told once", async () => {
    const shop = await aShop();
    const warehouse = await aWarehouse(shop);
    const ids = await inShop(shop, async (db) => {
      const made: ParcelId[] = [];
      for (let at = 0; at < 6; at++) made.push(await aParcel(db, shop, warehouse, { MUG: 1 }, { stage: "dispatched" }));
      return made;
    });
    const hands = await Promise.all([ids, [...ids].reverse(), ids, [...ids].reverse()].map((wave) => pickParcels(shop, wave, ada)));
    expect(hands.reduce((sum, { picked }) => sum + picked, 0)).toBe(6);
    expect(await told(shop, "picked")).toHaveLength(6);
  });
});
