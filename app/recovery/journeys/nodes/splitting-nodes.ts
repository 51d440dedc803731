import { allHold } from "../conditions/conditions.ts";
import { journeys } from "../messages.ts";
import { cohortOf } from "./cohort-of.ts";
import { atOnce, nodeKind } from "./node-kind.ts";

export const split = nodeKind({
  kind: "split",
  label: journeys.message("split"),
  about: journeys.message("split-about"),
  fields: { all: "conditions" },
  ways: ({ next, otherwise }) => [
    { code: "next", label: journeys.message("way-holds"), next },
    { code: "otherwise", label: journeys.message("way-else"), next: otherwise },
  ],
  arrive: atOnce,
  leave({ all, next, otherwise }, { profile }) {
    if (allHold(all, profile)) return { does: "go", next, what: journeys.message("split-holds") };
    return { does: "go", next: otherwise, what: journeys.message("split-does-not-hold") };
  },
});

export const randomCohort = nodeKind({
  kind: "random-cohort",
  label: journeys.message("random-cohort"),
  about: journeys.message("random-cohort-about"),
  fields: { branches: "branches" },
  ways: ({ branches }) =>
    branches.map(({ share, next }, index) => ({
      code: `branch-${index}`,
      label: journeys.message("way-share", { percent: share }),
      next,
    })),
  arrive: atOnce,
  leave({ id, branches }, { personId }) {
    const index = cohortOf(
      personId,
      id,
      branches.map(({ share }) => share),
    );
    return { does: "go", next: branches[index]?.next ?? null, what: journeys.message("cohort-of", { number: index + 1 }) };
  },
});
