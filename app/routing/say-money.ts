type Format = { write: Intl.NumberFormat; minorPerMajor: number };

/** Making a format costs a thousand times what using it does. */
const formats = new Map<string, Format | null>();

/**
 * Minor units as a merchant reads them, "£9.40". A difference too small to show is "less than £0.01". A code that is no currency is
 * written after the figure.
 */
export function sayMoney(minor: number, currency: string): string {
  const format = formatFor(currency);
  if (!format) return `${(minor / 100).toFixed(2)} ${currency}`;
  const { write, minorPerMajor } = format;
  if (minor > 0 && Math.round(minor) === 0) return `less than ${write.format(1 / minorPerMajor)}`;
  return write.format(Math.round(minor) / minorPerMajor);
}

function formatFor(currency: string): Format | null {
  let format = formats.get(currency);
  if (format === undefined) {
    format = /^[A-Za-z]{3}$/.test(currency) ? makeFormat(currency) : null;
    formats.set(currency, format);
  }
  return format;
}

function makeFormat(currency: string): Format {
  const write = new Intl.NumberFormat("en", { style: "currency", currency });
  return { write, minorPerMajor: 10 ** (write.resolvedOptions().maximumFractionDigits ?? 2) };
}
