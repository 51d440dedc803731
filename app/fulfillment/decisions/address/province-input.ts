import type { ShippingAddress } from "#app/orders/postal-address.ts";

type Typed = { province: string | null; countryCode: string };
type Known = Pick<ShippingAddress, "province" | "provinceCode" | "countryCode">;

/**
 * What Shopify is told of a province as a person types it, by its name or its code. Codes are Shopify's own, and it has names for them all: what is
 * neither known of the order nor looks like a code is given to it as a name.
 */
export function provinceInput({ province, countryCode }: Typed, known: Known): { provinceCode: string | null } | { province: string } {
  if (province === null) return { provinceCode: null };
  const { provinceCode } = known;
  if (isProvinceOf(known, province) && provinceCode !== null && countryCode === known.countryCode) return { provinceCode };
  return CODE.test(province) ? { provinceCode: province.toUpperCase() } : { province };
}

/** Whether a province is typed that an order's country was known to have; in another country it is none. */
export function isLeftOver({ province, countryCode }: Typed, known: Known): boolean {
  return province !== null && countryCode !== known.countryCode && isProvinceOf(known, province);
}

const isProvinceOf = ({ province, provinceCode }: Known, typed: string) =>
  [province, provinceCode].some((name) => name !== null && isSame(name, typed));

const isSame = (one: string, other: string) => one.localeCompare(other, "en", { sensitivity: "base" }) === 0;

/** NV, ENG, JP-13. Three letters that aren't capitals are a name, such as Goa. */
const CODE = /^(?:[A-Z\d]{3}|[A-Za-z\d]{1,2}|[A-Za-z]{2}-[A-Za-z\d]{1,3})$/;
