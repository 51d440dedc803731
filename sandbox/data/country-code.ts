/** The countries of the Online Retail file, as it names them. Those that are no country have no code. */
const CODES: Record<string, string> = {
  "United Kingdom": "GB", Germany: "DE", France: "FR", EIRE: "IE", Spain: "ES", Netherlands: "NL", Belgium: "BE", Switzerland: "CH",
  Portugal: "PT", Australia: "AU", Norway: "NO", Italy: "IT", "Channel Islands": "JE", Finland: "FI", Cyprus: "CY", Sweden: "SE",
  Austria: "AT", Denmark: "DK", Japan: "JP", Poland: "PL", Israel: "IL", USA: "US", "Hong Kong": "HK", Singapore: "SG", Iceland: "IS",
  Canada: "CA", Greece: "GR", Malta: "MT", "United Arab Emirates": "AE", RSA: "ZA", Lebanon: "LB", Lithuania: "LT", Brazil: "BR",
  "Czech Republic": "CZ", Bahrain: "BH", "Saudi Arabia": "SA",
};

/** ISO 3166-1 code of a country as the file names it; null for `Unspecified`, `European Community` and names it doesn't have. */
export function countryCode(name: string): string | null {
  return CODES[name] ?? null;
}
