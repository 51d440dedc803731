import type { z } from "zod";

/** A posted form by its fields' names, `address.city` within `address`. */
export type FormTree = { values: FormDataEntryValue[]; children: Map<string, FormTree> };

const MOST_FIELDS = 5_000;
const DEEPEST = 8;

/** The fields of a form as a tree. Undefined for what no form of ours sends: far too many fields, or too deep. */
export function treeOf(form: Iterable<[string, FormDataEntryValue]>): FormTree | undefined {
  const root: FormTree = { values: [], children: new Map() };
  let fields = 0;
  for (const [name, value] of form) {
    const path = name.split(".");
    fields += 1;
    if (fields > MOST_FIELDS || path.length > DEEPEST || path.includes("__proto__")) return undefined;
    path
      .reduce((tree, step) => {
        const child = tree.children.get(step) ?? { values: [], children: new Map<string, FormTree>() };
        tree.children.set(step, child);
        return child;
      }, root)
      .values.push(value);
  }
  return root;
}

/** The tree in the shape that a schema is about: lists where it wants lists, objects where it wants objects. The schema has yet to judge it. */
export function fitToSchema(tree: FormTree, schema: z.core.$ZodType): unknown {
  return fit(tree, [schema]);
}

type Definition = z.core.$ZodTypes["_zod"]["def"];

function fit(tree: FormTree, schemas: readonly z.core.$ZodType[]): unknown {
  const wanted = schemas.flatMap((schema) => definitionsOf(schema, tree));
  const elements = wanted.filter((definition) => definition.type === "array").map(({ element }) => element);
  if (elements.length > 0) return itemsOf(tree).map((item) => fit(item, elements));

  const objects = wanted.filter((definition) => definition.type === "object");
  if (tree.children.size === 0 && (tree.values.length > 0 || objects.length === 0)) return filledIn(tree.values.at(-1));

  const names = new Set([...tree.children.keys(), ...(objects.length === 1 ? absentParts(objects[0]!.shape, tree) : [])]);
  const entries = [...names].map((name) => {
    const parts = wanted.flatMap((definition) => {
      if (definition.type === "object") return Object.hasOwn(definition.shape, name) ? [definition.shape[name]!] : [];
      return definition.type === "record" ? [definition.valueType] : [];
    });
    return [name, fit(tree.children.get(name) ?? { values: [], children: new Map() }, parts)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A repeated field, or rows (`prices.0.first`, `prices.1.first`) in the order of their numbers. */
function itemsOf(tree: FormTree): FormTree[] {
  if (tree.children.size === 0) return tree.values.map((value) => ({ values: [value], children: new Map() }));
  return [...tree.children].sort(([one], [other]) => Number(one) - Number(other)).map(([, item]) => item);
}

/** A form says nothing of a list without members, and of a group of fields that are all empty. */
function absentParts(shape: Readonly<Record<string, z.core.$ZodType>>, tree: FormTree): string[] {
  return Object.keys(shape).filter((name) => !tree.children.has(name) && ["array", "object"].includes(shape[name]!._zod.def.type));
}

function filledIn(value: FormDataEntryValue | undefined): FormDataEntryValue | undefined {
  if (value === undefined || value === "") return undefined;
  return typeof value !== "string" && value.size === 0 && value.name === "" ? undefined : value;
}

/** What a schema wants of its input, with what is wrapped around it taken off. Of a union told apart by a field, the one that the field names. */
function definitionsOf(schema: z.core.$ZodType, tree: FormTree): Definition[] {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  const within = (inner: z.core.$ZodType) => definitionsOf(inner, tree);
  switch (definition.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return within(definition.innerType);
    case "pipe":
      return within(definition.in._zod.def.type === "transform" ? definition.out : definition.in);
    case "lazy":
      return within(definition.getter());
    case "intersection":
      return [...within(definition.left), ...within(definition.right)];
    case "union":
      return definition.options.filter((option) => isNamed(option, definition, tree)).flatMap(within);
    default:
      return [definition];
  }
}

function isNamed(option: z.core.$ZodType, union: z.core.$ZodUnionDef, tree: FormTree): boolean {
  if (!("discriminator" in union) || typeof union.discriminator !== "string") return true;
  const named = tree.children.get(union.discriminator)?.values.at(-1);
  return option._zod.propValues?.[union.discriminator]?.has(typeof named === "string" ? named : undefined) ?? true;
}
