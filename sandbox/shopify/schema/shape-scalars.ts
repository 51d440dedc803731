import { GraphQLError, GraphQLScalarType, type GraphQLSchema } from "graphql";
import { Temporal } from "temporal-polyfill";

type Shape = { serialize(value: unknown): unknown; parseValue?(value: unknown): unknown };

const asText: Shape = { serialize: String };

const shapes: Record<string, Shape> = {
  DateTime: {
    serialize: (value) => {
      if (value instanceof Temporal.Instant) return value.round({ smallestUnit: "second", roundingMode: "floor" }).toString();
      if (typeof value === "number") return new Date(value).toISOString().replace(/\.\d+Z$/, "Z");
      return value instanceof Date ? value.toISOString().replace(/\.\d+Z$/, "Z") : String(value);
    },
    parseValue(value) {
      if (typeof value === "string" && !Number.isNaN(Date.parse(value))) return value;
      throw new GraphQLError(`invalid DateTime '${String(value)}'`);
    },
  },
  Decimal: {
    serialize: String,
    parseValue(value) {
      if ((typeof value === "number" || typeof value === "string") && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(String(value).trim()))
        return value;
      throw new GraphQLError(`invalid decimal '${String(value)}'`);
    },
  },
  Money: asText,
  UnsignedInt64: {
    serialize: String,
    parseValue(value) {
      if (!/^-?\d+$/.test(String(value))) throw new GraphQLError(`UnsignedInt64 invalid value '${String(value)}'`);
      if (BigInt(String(value)) < 0n || BigInt(String(value)) >= 2n ** 64n)
        throw new GraphQLError(`UnsignedInt64 '${String(value)}' is out of range`);
      return value;
    },
  },
  BigInt: asText,
  URL: {
    serialize: String,
    parseValue(value) {
      if (typeof value === "string" && URL.canParse(value)) return value;
      const lacks = typeof value === "string" && /^[a-z][a-z\d+.-]*:/i.test(value) ? "host" : "scheme";
      throw new GraphQLError(`Invalid url '${String(value)}', missing ${lacks}`);
    },
  },
};

/** An introspection says that a scalar exists, not how it is written: this gives Shopify's own scalars their shape, in place. */
export function shapeScalars(schema: GraphQLSchema): void {
  for (const [name, shape] of Object.entries(shapes)) {
    const scalar = schema.getType(name);
    if (!(scalar instanceof GraphQLScalarType)) continue;
    scalar.serialize = shape.serialize;
    if (!shape.parseValue) continue;
    const parseValue = shape.parseValue.bind(shape);
    scalar.parseValue = parseValue;
    scalar.parseLiteral = (node) => parseValue("value" in node ? node.value : undefined);
  }
}
