/** Names of the provinces that a shop of the sandbox is likely to have, by country and code. */
const PROVINCES: Readonly<Record<string, string>> = {
  "AE-AZ": "Abu Dhabi",
  "AE-DU": "Dubai",
  "AU-NSW": "New South Wales",
  "AU-QLD": "Queensland",
  "AU-VIC": "Victoria",
  "CA-AB": "Alberta",
  "CA-BC": "British Columbia",
  "CA-ON": "Ontario",
  "CA-QC": "Quebec",
  "ES-C": "A Coruña",
  "ES-M": "Madrid",
  "GB-ENG": "England",
  "GB-NIR": "Northern Ireland",
  "GB-SCT": "Scotland",
  "GB-WLS": "Wales",
  "US-CA": "California",
  "US-FL": "Florida",
  "US-IL": "Illinois",
  "US-MA": "Massachusetts",
  "US-NJ": "New Jersey",
  "US-NY": "New York",
  "US-OR": "Oregon",
  "US-PA": "Pennsylvania",
  "US-TX": "Texas",
  "US-WA": "Washington",
};

/** What a province is called; one that isn't listed is called by its code. */
export function provinceName(countryCode: string | null, code: string): string {
  return PROVINCES[`${countryCode}-${code}`] ?? code;
}

/** The code of a province by its name; null where it isn't listed. */
export function provinceCode(countryCode: string | null, name: string): string | null {
  const found = Object.entries(PROVINCES).find(
    ([code, called]) => code.startsWith(`${countryCode}-`) && called.toLowerCase() === name.toLowerCase(),
  );
  return found?.[0].slice(3) ?? null;
}
