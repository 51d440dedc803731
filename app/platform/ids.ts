import { v7 } from "uuid";
import { z } from "zod";

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Waybill's own number of a shop. */
export type ShopId = Branded<number, "ShopId">;

/** Shopify's number of an order: the tail of its gid. */
export type OrderId = Branded<bigint, "OrderId">;

export type WarehouseId = Branded<string, "WarehouseId">;
export type ParcelId = Branded<string, "ParcelId">;
export type ShipmentId = Branded<string, "ShipmentId">;
export type ExceptionId = Branded<string, "ExceptionId">;
export type EffectId = Branded<string, "EffectId">;

/** The most that PostgreSQL's bigint holds. */
const LARGEST = 2n ** 63n - 1n;

/**
 * A number that somebody outside counts things by (Shopify's ids): positive, and one that the database can keep. Its length is looked at
 * before anything else. A number of JSON that is not whole, or too large to be exact, is none.
 */
export const OutsideNumber = z
  .union([z.bigint(), z.int(), z.string().regex(/^\d{1,19}$/)])
  .transform(BigInt)
  .refine((number) => number > 0n && number <= LARGEST);

const uuid = <T extends string>() => z.uuid().transform((text) => text as T);

/** Parsers of ids that come from outside: an address, a form, a job's payload. */
export const ShopId = z.coerce
  .number()
  .int()
  .positive()
  .transform((number) => number as ShopId);
export const OrderId = OutsideNumber.transform((number) => number as OrderId);
export const WarehouseId = uuid<WarehouseId>();
export const ParcelId = uuid<ParcelId>();
export const ShipmentId = uuid<ShipmentId>();
export const ExceptionId = uuid<ExceptionId>();

/** A new id: a UUID of version 7, so that ids made later sort later. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's type says which id it is
export function newId<T extends string>(): T {
  return v7() as T;
}
