import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longer than half a minute on two cores, in the order in which they start. The first wait more than they
 * reckon, and so leave the processor to lint and types, which run at the same time; those that drive a browser follow.
 */
const LONG = [
  "test/import/killed-import",
  "test/world/model/month",
  "test/journey/pseudo-locale/pseudo-locale",
  "test/shopify/trouble",
  "test/journey/first-day",
  "test/journey/decide",
  "test/journey/exceptions/exceptions",
  "test/journey/recovery-screens",
  "test/extensions/extensions",
  "test/journey/offers",
  "test/import/import-a-shop",
  "test/journey/buyers-way",
  "test/recovery/journey-times",
  "test/world/accepted-and-killed",
  "test/fulfillment/database-killed",
  "test/recovery/way-back",
  "test/ground/server",
  "test/messaging/killed-while-sending",
  "test/fulfillment/on-its-way",
  "test/world/decisions",
  "test/world/what-shopify-allows",
  "test/world/warehouse-people",
  "test/world/reconcile",
  "test/warehouses/packing-slip",
  "sandbox/checkout/buyers-way",
];

/** The projects one after the other: a worker is kept for the next file of the same one. */
const PROJECTS = ["alone", "world", "rules"];

/** So that a run ends on all its workers at once: what takes long is begun first, and what takes no time, the rules, fills up the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => projectOf(one) - projectOf(other) || placeOf(one) - placeOf(other));
  }
}

const projectOf = ({ project }: TestSpecification) => PROJECTS.indexOf(project.name);

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return place === -1 ? LONG.length : place;
}
