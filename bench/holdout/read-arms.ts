import { createInterface } from "node:readline";
import type { SpendSums } from "#app/recovery/attribution/spend-sums.ts";
import { addPerson, noSpend } from "#app/recovery/attribution/spend-sums.ts";
import { openText } from "../../sandbox/data/open-text.ts";

/** A file that no experiment can be read from; the message says why. */
export class ExperimentFileFault extends Error {
  override readonly name = "ExperimentFileFault";
}

/** What each arm spent, in hundredths of the file's unit, and whom of it the file says to have bought. */
export type ArmsOfFile = ReadonlyMap<string, { spend: SpendSums; conversion: SpendSums }>;

export type Columns = { arm: string; spend: string; conversion: string };

const CENTS = 100;

/** Reads a table of people (CSV, gzipped or not): a row each, with the arm that they were given, what they spent, and whether they bought (0 or 1). */
export async function readArms(file: string, columns: Columns): Promise<ArmsOfFile> {
  const arms = new Map<string, { spend: SpendSums; conversion: SpendSums }>();
  let at: { arm: number; spend: number; conversion: number } | undefined;
  let row = 0;
  try {
    for await (const line of createInterface({ input: await openText(file), crlfDelay: Infinity })) {
      row += 1;
      if (line === "") continue;
      const cells = cellsOf(line);
      if (!at) {
        at = { arm: place(cells, columns.arm), spend: place(cells, columns.spend), conversion: place(cells, columns.conversion) };
        continue;
      }
      const [arm, spend, conversion] = [cells[at.arm], Number(cells[at.spend] || "x"), Number(cells[at.conversion] || "x")];
      if (!arm || !(spend >= 0) || (conversion !== 0 && conversion !== 1))
        throw new ExperimentFileFault(`line ${row} is none of a person.`);
      const sums = arms.get(arm) ?? { spend: { ...noSpend }, conversion: { ...noSpend } };
      arms.set(arm, sums);
      addPerson(sums.spend, Math.round(spend * CENTS));
      addPerson(sums.conversion, conversion);
    }
  } catch (fault) {
    throw new ExperimentFileFault(`${file} can't be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  return arms;
}

function place(header: readonly string[], column: string): number {
  const index = header.indexOf(column);
  if (index === -1) throw new ExperimentFileFault(`it has no column ${column}.`);
  return index;
}

/** RFC 4180, on one line. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
