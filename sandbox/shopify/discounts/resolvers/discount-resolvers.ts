import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { connectionOf, type ConnectionArgs } from "../../connection.ts";
import type { RequestContext, ResolverMap } from "../../resolver-map.ts";
import { metafieldFields } from "../../resolvers/metafield-fields.ts";
import { counted, listed, type ListArgs } from "../../resolvers/search/list-of.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { CodeCreationRecord } from "../code-creation-record.ts";
import type { DiscountRecord, RedeemCodeRecord } from "../discount-record.ts";
import { discountError } from "../input/complaints.ts";
import { discountWithCode } from "../input/check-code.ts";
import { discountGid } from "../tell-discount.ts";
import { discountList } from "./discount-list.ts";
import { discountSource } from "./discount-source.ts";
import { discountTypeResolvers } from "./discount-type-resolvers.ts";

type Info = GraphQLResolveInfo;
type Kind = DiscountRecord["__typename"];

const isOf = (kind: Kind) => (discount: DiscountRecord) => discount.__typename === kind;

/** A discount by its GID. One of another kind is an error, one that is not there is nothing. */
const byId =
  (...kinds: readonly string[]) =>
  (_: unknown, { id }: { id: string }, { shop }: RequestContext) => {
    const [, kind = ""] = /^gid:\/\/shopify\/(\w+)\//.exec(id) ?? [];
    if (!kinds.includes(kind)) throw new GraphQLError(`Invalid id: ${id}`, { extensions: { code: "RESOURCE_NOT_FOUND" } });
    const discount = shop.discounts.get(numericId(id) ?? 0);
    return discount && (kind === "DiscountNode" || kind === discount.__typename) ? discount : null;
  };

const page = (isListed: (discount: DiscountRecord) => boolean) => (_: unknown, args: ListArgs, context: RequestContext, info: Info) =>
  listed([...context.shop.discounts.values()].filter(isListed), discountList, args, context, info);

const node = (type: string, field: string) => ({
  id: discountGid,
  [field]: discountSource,
  ...metafieldFields(type),
});

/** Of codes that were added together; nothing is told of any before all are done. */
const codeCreations: ResolverMap = {
  DiscountRedeemCodeBulkCreation: {
    id: ({ id }: CodeCreationRecord) => toGid("DiscountRedeemCodeBulkCreation", id),
    createdAt: ({ createdAt }: CodeCreationRecord) => createdAt,
    discountCode: ({ discount }: CodeCreationRecord) => discount,
    codesCount: ({ codes }: CodeCreationRecord) => codes.length,
    importedCount: ({ codes, done }: CodeCreationRecord) => (done ? codes.filter(({ made }) => made).length : 0),
    failedCount: ({ codes, done }: CodeCreationRecord) => (done ? codes.filter(({ made }) => !made).length : 0),
    codes: ({ codes, done }: CodeCreationRecord, args: ConnectionArgs) =>
      connectionOf(
        codes.map(({ id, code, made, problem }) => ({
          id,
          code,
          discountRedeemCode: done ? made : null,
          errors: done && problem !== null ? [discountError(["code"], problem, null)] : [],
        })),
        args,
      ),
  },
  DiscountRedeemCode: {
    id: ({ id }: RedeemCodeRecord) => toGid("DiscountRedeemCode", id),
    createdBy: () => null,
  },
};

/** Discounts as the Admin API tells them. */
export const discountResolvers: ResolverMap = {
  ...discountTypeResolvers,
  ...codeCreations,
  DiscountNode: node("DiscountNode", "discount"),
  DiscountCodeNode: node("DiscountCodeNode", "codeDiscount"),
  DiscountAutomaticNode: node("DiscountAutomaticNode", "automaticDiscount"),
  QueryRoot: {
    discountNode: byId("DiscountNode", "DiscountCodeNode", "DiscountAutomaticNode"),
    codeDiscountNode: byId("DiscountCodeNode"),
    automaticDiscountNode: byId("DiscountAutomaticNode"),
    codeDiscountNodeByCode: (_: unknown, { code }: { code: string }, { shop }: RequestContext) => discountWithCode(shop, code) ?? null,
    discountNodes: page(() => true),
    codeDiscountNodes: page(isOf("DiscountCodeNode")),
    automaticDiscountNodes: page(isOf("DiscountAutomaticNode")),
    discountNodesCount: (_: unknown, args: ListArgs & { limit?: number | null }, context: RequestContext, info: Info) =>
      counted([...context.shop.discounts.values()], discountList, args, context, info),
    discountRedeemCodeBulkCreation: (_: unknown, { id }: { id: string }, { shop }: RequestContext) =>
      shop.codeCreations.get(numericId(id, "DiscountRedeemCodeBulkCreation") ?? 0) ?? null,
  },
};
