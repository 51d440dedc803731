/** A stored PostalAddress as lines to show, the name first. Whatever is missing is left out. */
export function addressLines(stored: unknown): string[] {
  if (typeof stored !== "object" || stored === null) return [];
  const address = stored as Record<string, unknown>;
  const text = (key: string) => (typeof address[key] === "string" ? address[key].trim() : "");
  const town = [text("city"), text("provinceCode"), text("zip")].filter(Boolean).join(", ");
  return [text("name"), text("company"), text("address1"), text("address2"), town, text("countryCode"), text("phone")].filter(Boolean);
}
