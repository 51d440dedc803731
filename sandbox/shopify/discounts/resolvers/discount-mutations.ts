import { mutation } from "../../resolvers/mutation.ts";
import type { Resolver, ResolverMap } from "../../resolver-map.ts";
import { activate, deactivate, remove } from "../change-status.ts";
import type { DiscountTerms } from "../discount-record.ts";
import type { DiscountInput } from "../input/discount-input.ts";
import { addCodesLater, removeCodesLater } from "../redeem-codes.ts";
import { discountGid } from "../tell-discount.ts";
import { createDiscount, type Method, updateDiscount, type Written } from "../write-discount.ts";

const NODE = { code: "codeDiscountNode", automatic: "automaticDiscountNode" } as const;

const payload = (method: Method, { discount, errors }: Written) => ({ [NODE[method]]: discount, userErrors: errors });

/** The two mutations that make and change a kind of discount; `field` is the argument that says what it is. */
const written = (name: string, method: Method, kind: DiscountTerms["kind"], field: string): Record<string, Resolver> => {
  const inputOf = (args: Record<string, unknown>) => args[field] as DiscountInput;
  return {
    [`${name}Create`]: mutation((shop, args: Record<string, unknown>) =>
      payload(method, createDiscount(shop, { method, kind, field, input: inputOf(args) })),
    ),
    [`${name}Update`]: mutation((shop, args: Record<string, unknown> & { id: string }) =>
      payload(method, updateDiscount(shop, { method, kind, field, input: inputOf(args), id: args.id })),
    ),
  };
};

const life = (method: Method, name: "Code" | "Automatic"): Record<string, Resolver> => ({
  [`discount${name}Activate`]: mutation((shop, { id }: { id: string }) => payload(method, activate(shop, id, method))),
  [`discount${name}Deactivate`]: mutation((shop, { id }: { id: string }) => payload(method, deactivate(shop, id, method))),
  [`discount${name}Delete`]: mutation((shop, { id }: { id: string }) => {
    const { discount, errors } = remove(shop, id, method);
    return { [`deleted${name}DiscountId`]: discount && discountGid(discount), userErrors: errors };
  }),
});

/** What can be asked of discounts. Those that apps' Functions work out are not built. */
export const discountMutations: ResolverMap = {
  Mutation: {
    ...written("discountCodeBasic", "code", "basic", "basicCodeDiscount"),
    ...written("discountCodeBxgy", "code", "bxgy", "bxgyCodeDiscount"),
    ...written("discountCodeFreeShipping", "code", "freeShipping", "freeShippingCodeDiscount"),
    ...written("discountAutomaticBasic", "automatic", "basic", "automaticBasicDiscount"),
    ...written("discountAutomaticBxgy", "automatic", "bxgy", "automaticBxgyDiscount"),
    ...written("discountAutomaticFreeShipping", "automatic", "freeShipping", "freeShippingAutomaticDiscount"),
    ...life("code", "Code"),
    ...life("automatic", "Automatic"),
    discountRedeemCodeBulkAdd: mutation((shop, args: Parameters<typeof addCodesLater>[1]) => {
      const { creation, errors } = addCodesLater(shop, args);
      return { bulkCreation: creation, userErrors: errors };
    }),
    discountCodeRedeemCodeBulkDelete: mutation((shop, args: Parameters<typeof removeCodesLater>[1]) => {
      const { job, errors } = removeCodesLater(shop, args);
      return { job, userErrors: errors };
    }),
  },
};
