import { Kind, validate, type FragmentDefinitionNode } from "graphql";
import { expect, test } from "vitest";
import { importOrders } from "#app/orders/order-record.ts";
import { importResources } from "#app/shopify/import/import-definition.ts";
import { pageDocuments } from "#app/shopify/import/page-documents.ts";
import { queryCost } from "#sandbox/shopify/api/query-cost.ts";
import { loadAdminSchema } from "#sandbox/shopify/schema/load-admin-schema.ts";
import { definitions } from "./import-all.ts";

const { schema } = await loadAdminSchema();

/** Shopify allows one query a thousand; the smallest bucket holds two thousand, of which a quarter is left to others. */
const MOST_POINTS = 330;

test("everything that is imported can be read by pages, in words that Shopify understands and for a third of what a query may cost", () => {
  expect(definitions.map(({ resource }) => resource)).toEqual(importResources);
  for (const definition of definitions) {
    const { page, children } = pageDocuments(definition);
    for (const document of [page, ...(children ? [children.more] : [])]) {
      expect(validate(schema, document), definition.resource).toEqual([]);
      const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
      const fragments = new Map<string, FragmentDefinitionNode>();
      if (operation) expect(queryCost({ schema, operation, fragments, variables: {} }), definition.resource).toBeLessThan(MOST_POINTS);
    }
  }
});

test("a bulk document that is none of ours is refused", () => {
  const document = { kind: Kind.DOCUMENT, definitions: [] } as const;
  expect(() => pageDocuments({ ...importOrders, document })).toThrow("has a name and one connection");
});
