import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longer than half a minute on two cores, in the order in which they start. The first wait more than they
 * reckon, and so leave the processor to lint and types, which run at the same time; those that drive a browser follow.
 */
const LONG = [
  "import/killed-import",
  "world/model/month",
  "journey/pseudo-locale/pseudo-locale",
  "shopify/trouble",
  "journey/decide",
  "journey/exceptions/exceptions",
  "journey/first-day",
  "world/accepted-and-killed",
  "extensions/extensions",
  "fulfillment/database-killed",
  "fulfillment/on-its-way",
  "world/decisions",
  "world/what-shopify-allows",
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
  const place = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place === -1 ? LONG.length : place;
}
