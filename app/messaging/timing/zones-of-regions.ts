import { sharing } from "./sharing.ts";

/** Zones of states and provinces whose country has several, by ISO 3166-2 without the country: `TX` has two. Of the rest all zones of the country count. */
const ZONES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    ...sharing("America/New_York", "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"),
    ...sharing("America/Chicago", "AL AR IA IL LA MN MO MS OK WI"),
    ...sharing("America/Denver", "CO MT NM UT WY"),
    ...sharing("America/Los_Angeles", "CA WA"),
    ...sharing("America/New_York America/Chicago", "FL IN KY MI TN"),
    ...sharing("America/Chicago America/Denver", "KS ND NE SD TX"),
    ...sharing("America/Denver America/Los_Angeles", "ID NV OR"),
    // The Navajo Nation keeps summer time within Arizona.
    AZ: "America/Phoenix America/Denver",
    AK: "America/Anchorage America/Adak",
    HI: "Pacific/Honolulu",
    // Territories, which an address may name as states.
    ...sharing("America/Puerto_Rico", "PR VI"),
    ...sharing("Pacific/Guam", "GU MP"),
    AS: "Pacific/Pago_Pago",
  },
  CA: {
    AB: "America/Edmonton",
    BC: "America/Vancouver America/Edmonton America/Creston",
    MB: "America/Winnipeg",
    ...sharing("America/Halifax", "NB NS PE"),
    NL: "America/St_Johns America/Goose_Bay",
    NT: "America/Yellowknife",
    NU: "America/Iqaluit America/Rankin_Inlet America/Cambridge_Bay America/Coral_Harbour",
    ON: "America/Toronto America/Winnipeg",
    QC: "America/Toronto America/Blanc-Sablon",
    SK: "America/Regina America/Edmonton",
    YT: "America/Whitehorse",
  },
  AU: {
    ...sharing("Australia/Sydney", "ACT VIC"),
    NSW: "Australia/Sydney Australia/Adelaide Australia/Lord_Howe",
    NT: "Australia/Darwin",
    QLD: "Australia/Brisbane",
    SA: "Australia/Adelaide",
    TAS: "Australia/Hobart Antarctica/Macquarie",
    WA: "Australia/Perth Australia/Eucla",
  },
};

/** Every zone in which somebody of this state or province may be; undefined of one that stands in no list. */
export function zonesOfRegion(country: string, region: string): readonly string[] | undefined {
  return ZONES[country]?.[region]?.split(" ");
}
