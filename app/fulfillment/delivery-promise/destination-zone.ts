import { WINDOWS_TO_IANA_MAP } from "windows-iana";

/** Where a country has several zones: the one in which most of it lives, then the provinces (Shopify's codes) that keep another. */
const SEVERAL: Readonly<Record<string, string>> = {
  AU: "Australia/Sydney Australia/Perth:WA Australia/Adelaide:SA Australia/Darwin:NT Australia/Brisbane:QLD Australia/Hobart:TAS",
  BR: "America/Sao_Paulo America/Manaus:AM,RR,RO America/Cuiaba:MT,MS America/Rio_Branco:AC America/Fortaleza:CE,RN,PB,PI,MA,PA,AP,PE,AL,SE,BA",
  CA: "America/Toronto America/Vancouver:BC America/Edmonton:AB,NT America/Regina:SK America/Winnipeg:MB America/Halifax:NS,NB,PE America/St_Johns:NL America/Whitehorse:YT",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  ES: "Europe/Madrid Atlantic/Canary:GC,TF",
  ID: "Asia/Jakarta Asia/Makassar:BA,NB,NT,KS,KI,KU,SN,ST,SG,SR,SA,GO Asia/Jayapura:PA,PB,MA,MU",
  MX: "America/Mexico_City America/Tijuana:BC America/Hermosillo:SON America/Mazatlan:SIN,NAY,BCS America/Cancun:Q ROO",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon Atlantic/Azores:PT-20 Atlantic/Madeira:PT-30",
  RU: "Europe/Moscow",
  US: "America/New_York America/Chicago:AL,AR,IA,IL,KS,LA,MN,MO,MS,ND,NE,OK,SD,TN,TX,WI America/Denver:CO,ID,MT,NM,UT,WY America/Phoenix:AZ America/Los_Angeles:CA,NV,OR,WA America/Anchorage:AK Pacific/Honolulu:HI",
};

/** What Shopify and the table call no country. */
const UNKNOWN = "ZZ";

/**
 * On whose clock a parcel arrives: the zone of its country, and of its province where a large country has several. Near a border of zones it may be
 * that of a neighbour; parcels arrive by day, so that the date is the same. UTC where the country is not known.
 */
export function destinationZone(countryCode: string | null, provinceCode: string | null): string {
  const zones = SEVERAL[countryCode ?? ""]?.split(/ (?=[A-Z][a-z]+\/)/);
  if (!zones && countryCode === UNKNOWN) return "UTC";
  if (!zones) return WINDOWS_TO_IANA_MAP.find(({ territory }) => territory === countryCode)?.iana[0] ?? "UTC";
  const own = zones.find((zone) =>
    zone
      .split(":")[1]
      ?.split(",")
      .includes(provinceCode ?? "-"),
  );
  return (own ?? zones[0]!).split(":")[0]!;
}
