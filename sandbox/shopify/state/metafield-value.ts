const MEASURED =
  "antenna_gain|area|battery_charge_capacity|battery_energy_capacity|capacitance|concentration|data_storage_capacity|data_transfer_rate|dimension|" +
  "display_density|distance|duration|electric_current|electrical_resistance|energy|frequency|illuminance|inductance|luminous_flux|mass_flow_rate|power|" +
  "pressure|resolution|rotational_speed|sound_level|speed|temperature|thermal_power|voltage|volume|volumetric_flow_rate|weight";

/** Types whose value is a number with a unit. */
const measured = new Set(MEASURED.split("|"));

/** Every type that a metafield can have without a definition. */
export const METAFIELD_TYPES = new RegExp(
  `^(list\\.)?(${MEASURED}|boolean|color|date|date_time|id|json|language|link|money|multi_line_text_field|number_decimal|number_integer|rating|rich_text_field|single_line_text_field|url|\\w+_reference)$`,
);

/**
 * A metafield's value as Shopify keeps it: measures as floats with their unit in capitals, ratings with the scale first, times with their
 * offset, decimals in lists as text. What is no value of its type stays as it is.
 */
export function keptValue(type: string, value: string): string {
  const kind = type.replace(/^list\./, "");
  if (!measured.has(kind) && kind !== "rating" && kind !== "date_time" && type !== "list.number_decimal") return value;
  if (type === "date_time") return withOffset(value);
  try {
    const parsed = JSON.parse(value) as unknown;
    return type.startsWith("list.") ? `[${(parsed as unknown[]).map((one) => kept(kind, one)).join(",")}]` : kept(kind, parsed);
  } catch {
    return value;
  }
}

function kept(kind: string, value: unknown): string {
  if (kind === "date_time") return JSON.stringify(withOffset(String(value)));
  if (kind === "number_decimal") return JSON.stringify(String(value));
  const parts = value as Record<string, unknown>;
  if (kind === "rating") return JSON.stringify({ scale_min: parts["scale_min"], scale_max: parts["scale_max"], value: parts["value"] });
  const number = Number(parts["value"]);
  return `{"value":${Number.isInteger(number) ? number.toFixed(1) : number},"unit":${JSON.stringify(String(parts["unit"]).toUpperCase())}}`;
}

const withOffset = (time: string) => (/^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(time) ? `${time}+00:00` : time);

/** In lists Shopify's `jsonValue` has the short names of these. */
const short: Record<string, string> = {
  MILLIMETERS: "mm",
  CENTIMETERS: "cm",
  METERS: "m",
  INCHES: "in",
  FEET: "ft",
  YARDS: "yd",
  MILLILITERS: "ml",
  CENTILITERS: "cl",
  LITERS: "l",
  GRAMS: "g",
  KILOGRAMS: "kg",
  OUNCES: "oz",
  POUNDS: "lb",
};

/** A kept value as `jsonValue` answers it. */
export function jsonValue(type: string, value: string): unknown {
  const kind = type.replace(/^list\./, "");
  if (
    !type.startsWith("list.") &&
    !measured.has(kind) &&
    !["number_integer", "boolean", "json", "rating", "money", "link", "rich_text_field"].includes(kind)
  )
    return value;
  try {
    const parsed = JSON.parse(value) as unknown;
    if (!type.startsWith("list.") || !measured.has(kind)) return parsed;
    const shortens = ["dimension", "volume", "weight"].includes(kind);
    return (parsed as { value: number; unit: string }[]).map((one) => ({
      value: one.value,
      unit: (shortens ? short[one.unit] : undefined) ?? one.unit.toLowerCase(),
    }));
  } catch {
    return value;
  }
}
