import { publicHolidays } from "#app/platform/public-holidays.ts";
import type { Shipper } from "#app/fulfillment/delivery-promise/delivery-promise.ts";
import type { ShippingZone } from "#app/warehouses/price-list.ts";

/** A place that is bought from. */
export type Place = { countryCode: string; provinceCode: string | null; zip: string | null; region: string };

/** How long things really take. What is learnt must find it out. */
export type Truth = {
  /** Delivery days on the way, drawn. `day` is a count of days from the start of the run. */
  drawTransit: (lane: { warehouse: number; express: boolean; place: Place }, day: number) => number;
  /** Working days after the planned one, drawn. */
  drawHandling: (warehouse: number, isPeak: boolean) => number;
  /** Days of the week on which a country's carriers really deliver. */
  deliversOn: (countryCode: string) => readonly number[];
  /** Real days of rest there, whether the product knows of them or not. */
  restsOn: (countryCode: string, isoDate: string) => boolean;
};

export type World = { warehouses: readonly BenchWarehouse[]; truth: Truth; drawPlace: () => Place; skus: readonly string[] };

export type BenchWarehouse = Omit<Shipper, "service"> & { id: string; name: string };

const WAREHOUSES = [
  { name: "Leeds", countryCode: "GB", timeZone: "Europe/London", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] },
  { name: "Berlin", countryCode: "DE", timeZone: "Europe/Berlin", cutOff: "18:00", workingDays: [1, 2, 3, 4, 5] },
  { name: "Newark", countryCode: "US", timeZone: "America/New_York", cutOff: "15:00", workingDays: [1, 2, 3, 4, 5, 6] },
  { name: "Reno", countryCode: "US", timeZone: "America/Los_Angeles", cutOff: "13:00", workingDays: [1, 2, 3, 4, 5] },
  { name: "Sydney", countryCode: "AU", timeZone: "Australia/Sydney", cutOff: "12:30", workingDays: [1, 2, 3, 4, 5] },
  { name: "Dhaka", countryCode: "BD", timeZone: "Asia/Dhaka", cutOff: "17:00", workingDays: [1, 2, 3, 4, 7] },
];

/** Country: how much is bought from there, and its regions. Brazil is served by nobody. */
const COUNTRIES: Readonly<Record<string, { share: number; regions: string }>> = {
  GB: { share: 20, regions: "LS SW EC M BT IV G" },
  DE: { share: 14, regions: "10 20 50 80 01 99" },
  FR: { share: 7, regions: "75 13 69 20 33" },
  ES: { share: 4, regions: "M B GC PM SE" },
  IT: { share: 4, regions: "RM MI NA PA CA" },
  PL: { share: 3, regions: "00 30 80" },
  US: { share: 22, regions: "CA NY TX FL WA AK HI IL CO" },
  CA: { share: 5, regions: "ON BC QC YT NS" },
  AU: { share: 6, regions: "NSW VIC WA NT QLD" },
  JP: { share: 3, regions: "JP-13 JP-27 JP-47" },
  BD: { share: 3, regions: "12 40" },
  BR: { share: 2, regions: "SP AM" },
};

const EUROPE = ["GB", "DE", "FR", "ES", "IT", "PL"];
const SATURDAYS = ["GB", "US", "BD"];

/** A world of its own for each seed: other lanes, other merchants' words, other remote places, another carrier that grows slow. */
export function aWorld(random: () => number): World {
  const between = (low: number, high: number) => low + random() * (high - low);
  const served = Object.keys(COUNTRIES).filter((code) => code !== "BR");
  const lanes = new Map<string, { least: number; spread: number }>();
  const remote = new Map<string, number>();
  for (const [code, { regions }] of Object.entries(COUNTRIES))
    for (const region of regions.split(" ")) remote.set(`${code}${region}`, random() < 0.25 ? between(0.3, 1.8) : 0);
  const slow = { warehouse: Math.floor(random() * WAREHOUSES.length), from: between(60, 120), chance: between(0.2, 0.5) };
  const keepsItsDay = WAREHOUSES.map(() => between(0.9, 0.985));
  const surprise = new Set(["2026-11-03", "2026-11-23", "2027-01-11", "2026-12-16", "2027-02-21"]);

  const warehouses = WAREHOUSES.map((warehouse, index): BenchWarehouse => {
    const zones = served.flatMap((code): ShippingZone[] => {
      const far = code === warehouse.countryCode ? 0 : EUROPE.includes(code) && EUROPE.includes(warehouse.countryCode) ? 1 : 2;
      // Some far countries are served from some places only.
      if (far === 2 && random() < 0.2 && index > 1) return [];
      const least = [1, 2, 4][far]! + Math.floor(between(0, [1, 2, 4][far]! + 0.99));
      const spread = between(0.25, [0.9, 1.6, 2.6][far]!);
      lanes.set(`${index}${code}`, { least, spread });
      const said = Math.max(1, least + Math.round(between(-1, 1)));
      return [
        {
          name: code,
          countries: [code],
          base: [400, 900, 1600][far]! + Math.round(between(0, 300)),
          perKg: 50,
          days: { least: said, most: said + Math.round(between(0, 1 + spread)) },
          ...(SATURDAYS.includes(code) && { deliversOn: code === "BD" ? [1, 2, 3, 4, 6, 7] : [1, 2, 3, 4, 5, 6] }),
        },
      ];
    });
    const { name, countryCode, ...hours } = warehouse;
    const closedDays = [2026, 2027].flatMap((year) => [...publicHolidays(countryCode, year)]);
    const prices = { currency: "GBP", zones, pick: { first: 100, extra: 20 } };
    return { id: `warehouse-${index}`, name, countryCode, calendar: { ...hours, closedDays }, prices };
  });

  const truth: Truth = {
    drawTransit({ warehouse, express, place }, day) {
      const code = place.countryCode;
      const { least, spread } = lanes.get(`${warehouse}${code}`)!;
      const further = remote.get(`${code}${place.region}`) ?? 0;
      const mean = express ? spread * 0.5 : spread + further;
      let days = express ? Math.ceil(least / 2) : least;
      // A negative binomial of two: most on time, some a day later, few much later.
      for (let part = 0; part < 2; part += 1) while (random() < mean / 2 / (1 + mean / 2)) days += 1;
      if (warehouse === slow.warehouse && day > slow.from && random() < slow.chance) days += 1;
      if (random() < 0.004) days += 5 + Math.floor(random() * 10);
      return days;
    },
    drawHandling(warehouse, isPeak) {
      const keeps = keepsItsDay[warehouse]! - (isPeak ? 0.06 : 0);
      let days = 0;
      while (random() > (days === 0 ? keeps : 0.7) && days < 6) days += 1;
      return days;
    },
    deliversOn: (code) => (code === "BD" ? [1, 2, 3, 4, 6, 7] : SATURDAYS.includes(code) ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5]),
    restsOn: (code, date) =>
      publicHolidays(code, Number(date.slice(0, 4))).has(date) || ((code === "JP" || code === "BD") && surprise.has(date)),
  };

  const all = Object.entries(COUNTRIES);
  const shares = all.reduce((sum, [, { share }]) => sum + share, 0);
  return { warehouses, truth, drawPlace, skus: Array.from({ length: 40 }, (_, index) => `SKU-${index}`) };

  function drawPlace(): Place {
    const drawn = random() * shares;
    let sum = 0;
    const [code, { regions }] = all.find(([, { share }]) => (sum += share) > drawn)!;
    const names = regions.split(" ");
    // The first regions are bought from most.
    const region = names[Math.floor(random() ** 1.7 * names.length)]!;
    const hasProvinces = ["US", "CA", "AU", "ES", "IT", "JP", "BR"].includes(code);
    if (hasProvinces) return { countryCode: code, provinceCode: region, zip: null, region };
    const zip = code === "GB" ? `${region}${1 + Math.floor(random() * 9)} 4AB` : `${region}${100 + Math.floor(random() * 900)}`;
    return { countryCode: code, provinceCode: null, zip, region };
  }
}
