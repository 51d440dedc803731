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

const BY_HAND = "by-hand:";

/** The key of a cart for which a person begins a journey: each time they do. */
export const byHandEntry = (id: string): string => `${BY_HAND}${id}`;

/** Whether a person began it, and not what happened. */
export const isByHand = (entryKey: string): boolean => entryKey.startsWith(BY_HAND);

type Matter = { entryKey: string; abandonmentId: string | null };

/** Whether two runs are about the same: one cart, or one thing, order or parcel of one person. Whoever entered with nothing is in it about nothing. */
export function isSameMatter(one: Matter, other: Matter): boolean {
  const [subject, theirs] = [entrySubject(one.entryKey), entrySubject(other.entryKey)];
  if (subject || theirs) return subject?.kind === theirs?.kind && subject?.id === theirs?.id;
  return one.abandonmentId !== null && one.abandonmentId === other.abandonmentId;
}
