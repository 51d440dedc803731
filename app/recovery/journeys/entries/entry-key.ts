/** What a run is about, by the key under which it was begun: a thing that is there again, an order, or a parcel. */
export type EntrySubject = { kind: "variant" | "order" | "parcel"; id: string };

/** Undefined of a run that is about a cart, or about nothing of the kind. */
export function entrySubject(entryKey: string): EntrySubject | undefined {
  const [, kind, id] = /^(variant|order|parcel):([\w-]+)/.exec(entryKey) ?? [];
  return id !== undefined && (kind === "variant" || kind === "order" || kind === "parcel") ? { kind, id } : undefined;
}

/** The order that a run is about: it was there before, and makes nothing void that is said of it. Null of a run that is about none. */
export function ownOrder(entryKey: string): bigint | null {
  const subject = entrySubject(entryKey);
  return subject?.kind === "order" && /^\d{1,18}$/.test(subject.id) ? BigInt(subject.id) : null;
}

/** The key of a parcel that is late. */
export const parcelEntry = (parcelId: string): string => `parcel:${parcelId}`;

/** The key of a thing for which somebody waited: once more when it was gone again before they were told. */
export const variantEntry = (variantId: bigint, since: Date, round: number): string =>
  `variant:${String(variantId)}:${String(since.getTime())}-${String(round)}`;
