/** A mistake in what was asked of a discount, as `userErrors` tell it. */
export type DiscountUserError = { field: string[] | null; message: string; code: string | null; extraInfo: null };

/** Collects what is wrong with an input, each with the field below it that is wrong. */
export type Complaints = {
  errors: DiscountUserError[];
  say(path: readonly string[], message: string, code: string | null): void;
};

export function complaintsAbout(field: string): Complaints {
  const errors: DiscountUserError[] = [];
  return { errors, say: (path, message, code) => void errors.push(discountError([field, ...path], message, code)) };
}

export const discountError = (field: string[] | null, message: string, code: string | null): DiscountUserError => ({
  field,
  message,
  code,
  extraInfo: null,
});

const WIDEST_INT = 2_147_483_647;

/** Says what is wrong with a count that must be above nothing and fit Shopify's books. */
export function checkCount(value: number, path: readonly string[], name: string, { say }: Complaints): void {
  if (value > WIDEST_INT) say(path, `${name} must be less than or equal to ${WIDEST_INT}`, "LESS_THAN_OR_EQUAL_TO");
  if (value <= 0) say(path, `${name} must be greater than 0`, "GREATER_THAN");
  if (value < -WIDEST_INT - 1) say(path, `${name} must be greater than or equal to ${-WIDEST_INT - 1}`, "GREATER_THAN_OR_EQUAL_TO");
}

/** An amount in minor units, however large. */
export const minorOf = (amount: string | number): number => Math.round(Number(amount) * 100);
