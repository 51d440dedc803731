/** Money as a buyer reads it: `£12.34`, in German `12,34 €`. */
export function formatMoney(minor: number, currency: string, language = "en"): string {
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", { style: "currency", currency }).format(minor / 100);
}
