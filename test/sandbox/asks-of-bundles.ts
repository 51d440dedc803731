import { expect } from "vitest";
import { eventuallyHolds } from "../support/eventually.ts";
import type { Ask } from "./asks-of-recovery.ts";

/** What the app asks for a bundle of two of a variant. */
export async function asksOfBundles(ask: Ask, variant: string): Promise<void> {
  type Part = { id: string; selectedOptions: { value: string }[]; product: { id: string; options: { id: string; name: string }[] } };
  const { nodes } = (await ask("BundleParts", { ids: [variant] })) as { nodes: Part[] };
  const components = nodes.map(({ product, selectedOptions }) => ({
    productId: product.id,
    quantity: 2,
    optionSelections: product.options.map(({ id, name }, index) => ({
      componentOptionId: id,
      name,
      values: [selectedOptions[index]?.value ?? ""],
    })),
  }));
  const begun = (await ask("CreateBundle", { input: { title: "waybill-2", components } }))["productBundleCreate"];
  const { id } = (begun as { productBundleOperation: { id: string } }).productBundleOperation;
  const made = await eventuallyHolds(async () => {
    const { productOperation } = await ask("BundleOperation", { id });
    expect(productOperation).toMatchObject({ status: "COMPLETE", userErrors: [] });
    return (productOperation as { product: { id: string } }).product.id;
  });
  const { product } = (await ask("StandingBundle", { id: made })) as { product: { variants: { nodes: { id: string }[] } } };
  expect(product).toMatchObject({ title: "waybill-2", variants: { nodes: [{ productVariantComponents: { nodes: [{ quantity: 2 }] } }] } });
  await ask("PriceBundle", { productId: made, variants: [{ id: product.variants.nodes[0]?.id, price: "20.00" }] });
  await ask("UpdateBundleProduct", { product: { id: made, title: "Two lanterns", tags: ["waybill-2"], status: "ARCHIVED" } });
  expect(await ask("FindBundles", { tagged: "tag:'waybill-2'" })).toMatchObject({ tagged: { nodes: [{ id: made, tags: ["waybill-2"] }] } });
}
