const names = new Intl.DisplayNames(["en"], { type: "region" });

const CODES = [
  "GB", "IE", "FR", "DE", "ES", "IT", "NL", "BE", "PT", "AT", "CH", "DK", "SE", "NO", "FI", "PL", "CZ", "LT", "GR", "CY", "MT", "IS", "JE",
  "US", "CA", "AU", "JP", "HK", "SG", "IN", "BD", "IL", "LB", "AE", "SA", "BH", "ZA", "BR", "AQ",
];

/** The countries that a buyer can name, the shop's own first. */
export const countries: readonly { code: string; name: string }[] = CODES.map((code) => ({ code, name: names.of(code) ?? code }));
