const formats = new Map<string, Intl.NumberFormat | null>();

/** Minor units as a merchant reads them, "£9.40". A difference too small to show is "less than £0.01". A code that is no currency is written after the figure. */
export function sayMoney(minor: number, currency: string): string {
  const format = formatFor(currency);
  if (!format) return `${(minor / 100).toFixed(2)} ${currency}`;
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  if (minor > 0 && Math.round(minor) === 0) return `less than ${format.format(10 ** -digits)}`;
  return format.format(Math.round(minor) / 10 ** digits);
}

function formatFor(currency: string): Intl.NumberFormat | null {
  let format = formats.get(currency);
  if (format === undefined) {
    format = /^[A-Za-z]{3}$/.test(currency) ? new Intl.NumberFormat("en", { style: "currency", currency }) : null;
    formats.set(currency, format);
  }
  return format;
}
