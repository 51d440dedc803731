import type { Standing } from "./standing-discount.ts";

/** By this tag the discounts of an offer are known in Shopify, whatever became of our note of them. */
export const tagOf = (offerId: string): string => `waybill-${offerId}`;

/** By these tags one of them is known; `part` is its place among those that the offer needs. The first has the offer's alone. */
export const tagsOf = (offerId: string, part: number): string[] => [
  tagOf(offerId),
  ...(part === 0 ? [] : [`${tagOf(offerId)}-${part + 1}`]),
];

/** Which of an offer's discounts one is; null where its tags were changed. */
export function partOf({ tags }: Pick<Standing, "tags">, offerId: string): number | null {
  const tag = tagOf(offerId);
  const own = tags.find((one) => one.startsWith(`${tag}-`));
  if (own !== undefined) return Number(own.slice(tag.length + 1)) - 1;
  return tags.includes(tag) ? 0 : null;
}
