import { sharing } from "./sharing.ts";

/**
 * Days that single regions keep beside their country's (public-holidays.ts, whose rules these are), by ISO 3166-2 without the country, as shops' addresses name them:
 * of Spain provinces, of Italy provinces, of France departments. What a region keeps in some years only is kept in all: a day later is soon enough.
 */
export const REGIONAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Estatuto de los Trabajadores art. 37.2 and the communities' own laws. Holy Thursday is kept everywhere but in Catalonia and Valencia.
  ES: {
    ...sharing("02-28 E-3", "AL CA CO GR H J MA SE"),
    ...sharing("04-23 E-3", "HU TE Z AV BU LE P SA SG SO VA ZA"),
    O: "09-08 E-3",
    PM: "03-01 E-3 E+1",
    ...sharing("05-30 E-3", "GC TF"),
    S: "07-28 09-15 E-3",
    ...sharing("05-31 E-3 E+60", "AB CR CU GU TO"),
    ...sharing("E+1 06-24 09-11 12-26", "B GI L T"),
    ...sharing("09-08 E-3", "BA CC"),
    ...sharing("05-17 06-24 07-25 E-3", "C LU OR PO"),
    M: "05-02 E-3 07-25",
    MU: "03-19 06-09 E-3",
    NA: "03-19 E-3 E+1 12-03",
    ...sharing("03-19 E-3 E+1 07-25", "BI SS VI"),
    LO: "06-09 E-3 E+1",
    ...sharing("03-19 E+1 06-24 10-09", "A CS V"),
    CE: "08-05 09-02 E-3",
    ML: "09-17 E-3",
  },
  // Code du travail, L3134-13: Alsace and Moselle. An address in France names no department, so these days count in all of it.
  FR: sharing("E-2 12-26", "57 67 68"),
  // South Tyrol.
  IT: { BZ: "E+50" },
};

/** Where France's law holds beyond France, with the day on which slavery's end is kept there (loi 83-550). */
export const OVERSEAS_FRANCE: Readonly<Record<string, string>> = {
  BL: "10-09",
  GF: "06-10",
  GP: "05-27",
  MF: "05-28",
  MQ: "05-22",
  RE: "12-20",
  YT: "04-27",
};
