import { refuse, type Done } from "../../fulfillment-orders/refuse.ts";
import { productOptions } from "../product-options.ts";
import { addProduct } from "../../state/add-product.ts";
import { addVariant } from "../../state/add-variant.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { BundlePart, ProductRecord, VariantPart, VariantRecord } from "../../state/product-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { freeHandle, handleOf } from "../handle.ts";
import { productOf } from "../find-product.ts";
import { tellItem, touchProduct } from "../tell-product.ts";
import type { BundleOperationRecord } from "./bundle-record.ts";

export type BundleInput = {
  title: string;
  components: {
    productId: string;
    quantity?: number | null;
    optionSelections: { componentOptionId: string; name: string; values: string[] }[];
    quantityOption?: { name: string; values: { name: string; quantity: number }[] } | null;
  }[];
};

const MOST = 2000;
const STEP_MS = 100;

/** `productBundleCreate`: what is wrong is said at once; the bundle is there a moment later, asked for with `productOperation`. */
export function createBundle(state: ShopState, input: BundleInput): Done<"begun", { operation: BundleOperationRecord }> {
  const read = readParts(state, input);
  if (read.outcome === "refused") return read;
  const operation: BundleOperationRecord = {
    __typename: "ProductBundleOperation",
    id: state.nextId("productOperation"),
    status: "CREATED",
    product: null,
  };
  state.productOperations.set(operation.id, operation);
  const begun = { ...operation };
  const after = (steps: number, run: () => void) => state.clock.schedule(state.clock.now().add({ milliseconds: STEP_MS * steps }), run);
  after(1, () => void (operation.status = "ACTIVE"));
  after(3, () => {
    operation.product = makeBundle(state, input.title, read.parts);
    operation.status = "COMPLETE";
  });
  return { outcome: "begun", operation: begun };
}

function readParts(state: ShopState, { components }: BundleInput): Done<"read", { parts: BundlePart[] }> {
  if (components.length === 0) return refuse(null, "At least one component is required.");
  const missing = components.filter(({ productId }) => !productOf(state, productId)).map(({ productId }) => numericId(productId) ?? 0);
  if (missing.length > 0) return refuse(null, `Failed to locate the following products: [${missing.join(", ")}]`);
  const wrong = (holds: (component: BundleInput["components"][number], product: ProductRecord) => boolean) =>
    components.flatMap((component) => {
      const product = productOf(state, component.productId);
      return product && holds(component, product) ? [product.id] : [];
    });

  const unmapped = wrong(({ optionSelections }, product) => {
    const options = productOptions(product).map(({ id }) => id);
    const mapped = optionSelections.map(({ componentOptionId }) => componentOptionId);
    return options.length !== mapped.length || options.some((id) => !mapped.includes(id));
  });
  if (unmapped.length > 0)
    return refuse(
      null,
      `Mapping of components targeting products need to map all of the options of the product. Missing or invalid options found for components targeting product_ids [${unmapped.join(", ")}].`,
    );
  const many = wrong(({ quantity }) => (quantity ?? 0) > MOST);
  if (many.length > 0)
    return refuse(
      null,
      `Quantity cannot be greater than ${MOST}. The following products have a quantity that exceeds the maximum: [${many.join(", ")}]`,
    );
  const single = wrong(({ quantityOption }) => quantityOption != null && quantityOption.values.length < 2);
  if (single.length > 0)
    return refuse(
      null,
      `Quantity options must have at least two values. Invalid quantity options found for components targeting product_ids [${single.join(", ")}].`,
    );
  const parts = components.flatMap(({ productId, quantity, optionSelections, quantityOption }): BundlePart[] => {
    const product = productOf(state, productId);
    if (!product) return [];
    const names = new Map(productOptions(product).map(({ id, name }) => [id, name]));
    return [
      {
        product,
        quantity: quantityOption ? null : (quantity ?? 1),
        selections: optionSelections.map(({ componentOptionId, name, values }) => ({
          option: names.get(componentOptionId) ?? "",
          name,
          values,
        })),
        quantities: quantityOption ?? null,
      },
    ];
  });
  return { outcome: "read", parts };
}

/** Something that a buyer chooses: values of an option of a part, or how many of it. */
type Choice = { name: string; values: string[] };

/** A bundle as Shopify makes one: a draft with a variant for each way of choosing, at the price of its parts until somebody sets one. */
function makeBundle(state: ShopState, title: string, parts: BundlePart[]): ProductRecord {
  const choices: Choice[] = parts.flatMap(({ selections, quantities }) => [
    ...selections.filter(({ values }) => values.length > 1).map(({ name, values }) => ({ name, values })),
    ...(quantities ? [{ name: quantities.name, values: quantities.values.map(({ name }) => name) }] : []),
  ]);
  const made = everyWay(choices).flatMap((chosen) => {
    const components = partsFor(parts, chosen);
    return components ? [{ title: chosen.join(" / ") || "Default Title", components }] : [];
  });
  const ofParts = ({ components }: { components: VariantPart[] }) =>
    components.reduce((sum, { variant, quantity }) => sum + variant.priceMinor * quantity, 0);
  const weight = (components: VariantPart[]) => components.reduce((sum, { variant, quantity }) => sum + variant.grams * quantity, 0);
  const [first, ...others] = made;
  const { product, ...parent } = addProduct(state, {
    title,
    sku: null,
    priceMinor: first ? ofParts(first) : 0,
    grams: first ? weight(first.components) : 0,
    tracked: false,
    productType: "",
    status: "DRAFT",
    handle: freeHandle(state, handleOf(title)),
  });
  product.bundle = parts;
  if (choices.length > 0) product.optionNames = choices.map(({ name }) => name);
  const opening = state.variants.get(parent.id);
  if (opening && first) Object.assign(opening, { title: first.title, components: first.components });
  for (const { title: variantTitle, components } of others) {
    const price = ofParts({ components });
    const variant = addVariant(state, product, {
      title: variantTitle,
      sku: null,
      priceMinor: price,
      grams: weight(components),
      tracked: false,
    });
    variant.components = components;
    tellItem(state, variant, "create");
  }
  touchProduct(state, product);
  return product;
}

/** Every way of choosing one value of each. */
const everyWay = (choices: readonly Choice[]): string[][] =>
  choices.reduce<string[][]>((ways, { values }) => ways.flatMap((way) => values.map((value) => [...way, value])), [[]]);

/** The variants that a way of choosing means; nothing where one of them isn't sold. */
function partsFor(parts: readonly BundlePart[], chosen: readonly string[]): VariantPart[] | null {
  const left = [...chosen];
  const found: VariantPart[] = [];
  for (const { product, selections, quantity, quantities } of parts) {
    const wanted = new Map(selections.map(({ option, values }) => [option, values.length > 1 ? left.shift() : values[0]]));
    const name = quantities ? left.shift() : undefined;
    const units = quantities ? (quantities.values.find((one) => one.name === name)?.quantity ?? 1) : (quantity ?? 1);
    const variant = product.variants.find((one) => optionsOf(one).every(([option, value]) => wanted.get(option) === value));
    if (!variant) return null;
    if (units > 0) found.push({ variant, quantity: units });
  }
  return found;
}

const optionsOf = ({ title, product }: VariantRecord): (readonly [string, string])[] =>
  (product.optionNames.length > 1 ? title.split(" / ") : [title]).map((value, index) => [product.optionNames[index] ?? "", value]);
