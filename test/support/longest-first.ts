import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longer than a quarter of a minute on two cores, in the order in which they start, of each project. */
const LONG = [
  "test/journey/pseudo-locale/pseudo-locale",
  "test/journey/exceptions/exceptions",
  "test/journey/first-day",
  "test/journey/decide",
  "test/journey/recovery-screens",
  "test/extensions/extensions",
  "test/journey/offers",
  "test/journey/buyers-way",
  "test/import/killed-import",
  "test/world/model/month",
  "test/world/accepted-and-killed",
  "test/import/import-a-shop",
  "test/fulfillment/exactly-once",
  "test/shopify/trouble",
  "test/fulfillment/database-killed",
  "test/recovery/journey-times",
  "test/messaging/killed-while-sending",
  "test/ground/events",
  "test/ground/jobs",
  "test/recovery/way-back",
  "test/world/what-shopify-allows",
  "test/world/reconcile",
  "test/world/decisions",
  "test/fulfillment/on-its-way",
  "test/world/warehouse-people",
  "test/world/lost-webhooks",
  "test/fulfillment/reroute",
  "test/ground/doors",
  "test/fulfillment/merchant-requests",
  "test/recovery/journey-life",
  "test/world/address-changes",
  "test/world/gift-messages",
  "test/fulfillment/bad-input",
  "sandbox/checkout/buyers-way",
];

/** The projects one after the other: a worker is kept for the next file of the same one. */
const PROJECTS = ["journeys", "alone", "world", "rules"];

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
