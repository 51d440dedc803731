/**
 * The SKUs of an order at a warehouse, each once, as they are counted from 1: the place of a SKU is told to a provider that keeps such a number
 * with a line, and names the line also after the provider has put another product on it. The same for the same lines in any order.
 */
export function orderedSkus(lines: readonly { sku: string }[]): string[] {
  return [...new Set(lines.map(({ sku }) => sku))].sort();
}
