import { parse, Kind, print, visit } from "graphql";
import { Temporal } from "temporal-polyfill";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { answerGraphql, type GraphqlEngine } from "#sandbox/shopify/api/answer-graphql.ts";
import { createCostBucket } from "#sandbox/shopify/api/cost-bucket.ts";
import { createDocumentCache } from "#sandbox/shopify/api/document-cache.ts";
import { createFieldPlans } from "#sandbox/shopify/api/field-plans.ts";
import { createIdempotencyStore } from "#sandbox/shopify/api/idempotency-store.ts";
import { NEEDS_IDEMPOTENCY_KEY } from "../../../tools/codegen/run-time-rules.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { loadAdminSchema } from "#sandbox/shopify/schema/load-admin-schema.ts";
import { skewedClock } from "#sandbox/shopify/skewed-clock.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { becomeNamesakes, differences, noNamesakes, withOurIds } from "./same-answer.ts";
import type { RecordedAnswer, Recording, Step } from "./read-recordings.ts";

export type Verdict = {
  recording: string;
  area: string;
  /** The first field of the root: what is asked for. */
  field: string;
  /** `unknown past`: it speaks of what was there before the recording, so only shapes were compared. */
  outcome: "same" | "different" | "not built" | "another version";
  past: "known" | "unknown";
  why: string[];
  cost?: { requested: boolean; actual: boolean | undefined; said: string };
  query: string;
};

const resolvers = commerceResolvers;

const builtAt = loadAdminSchema().then((admin) => {
  const check = createDocumentCache(admin.schema);
  return { admin, plans: createFieldPlans(admin, resolvers), check };
});

/** Sends the documents of a recording to a shop like the recorded one, one after the other, and compares the answers. */
export async function replay(recording: Recording): Promise<Verdict[]> {
  const built = await builtAt;
  const { takenAt } = recording;
  // What begins and ends by the calendar did so by the calendar of the day.
  const skew = takenAt === null ? 0 : takenAt - Date.now();
  const clock = skewedClock(createClock(), () => skew);
  const ledger = createLedger(clock);
  const state = createShopState({ clock, ledger, name: "recorded-store", domain: "recorded-store.myshopify.com" });
  Object.assign(state.shop, { currency: "CAD", ianaTimezone: "America/New_York" });
  addLocation(state, { name: firstLocationOf(recording) ?? "Shop location" });
  const engine: GraphqlEngine = { ...built, idempotency: createIdempotencyStore(clock), bucket: createCostBucket("enterprise", clock) };
  engine.bucket.take = () => true;
  const namesakes = noNamesakes();
  const verdicts: Verdict[] = [];
  // What a mutation made that nobody has built is missing from every list, and what it changed is not as it was recorded any more. Nor is
  // what a mutation changed that spoke of the store's past: it may have been refused here.
  let withoutRecord = false;
  const leftBehind = new Set<string>();
  const lacking = scopesLackedBy(recording);
  const grantedScopes = Object.assign(new Set<string>(), { has: (scope: string) => !lacking.has(scope) });
  for (const step of recording.steps) {
    const query = demandsKeys(step.answer) ? step.query : withKeys(step.query);
    setUpLocationsOf(step);
    const variables = withOurIds(step.variables, namesakes);
    const request = { shop: state, grantedScopes, clock, ledger, actor: "app" as const };
    const { json } = await answerGraphql(engine, { query, variables, operationName: step.operationName }, request);
    const ours = JSON.parse(JSON.stringify(json)) as RecordedAnswer;
    verdicts.push({ recording: recording.name, area: recording.area, query: step.query, ...judge(step, ours) });
    const { outcome, past } = verdicts.at(-1) ?? {};
    if (/\bmutation\b/.test(step.query) && (past === "unknown" || outcome === "not built" || outcome === "another version")) {
      withoutRecord ||= outcome === "not built";
      for (const gid of idsSentBy(step)) leftBehind.add(gid);
    }
    await settled(clock);
  }
  clock.stop();
  return verdicts;

  function judge(step: Step, ours: RecordedAnswer): Omit<Verdict, "recording" | "area" | "query"> {
    const field = rootFieldOf(step.query);
    const past = step.inOrder && !step.afterGap && everyIdIsKnown(step) && !listsThePast(step, field) ? "known" : "unknown";
    if (codesOf(ours).includes("NOT_BUILT") || (!isBuilt(field) && ours.errors))
      return { field, past, outcome: "not built", why: (ours.errors ?? []).map(({ message }) => message) };
    const recorded = withOurIds(step.answer, namesakes);
    if ((ours.data === undefined && step.answer.data !== undefined && !step.answer.errors) || knowsLess(step.answer, ours))
      return { field, past, outcome: "another version", why: (ours.errors ?? []).map(({ message }) => message) };
    const shape = past === "unknown";
    const why = [
      ...differences(step.answer.data, ours.data, namesakes, shape),
      ...(shape && step.answer.data !== undefined ? [] : differences(errorsOf(recorded), errorsOf(ours), namesakes, false, "errors")),
    ];
    return { field, past, outcome: why.length === 0 ? "same" : "different", why, ...costs(step, ours, shape) };
  }

  function costs({ answer }: Step, ours: RecordedAnswer, shape: boolean): Pick<Verdict, "cost"> {
    const [theirs, mine] = [answer.extensions?.cost, ours.extensions?.cost];
    if (!theirs || !mine) return {};
    const said = `${theirs.requestedQueryCost}/${theirs.actualQueryCost} ≠ ${mine.requestedQueryCost}/${mine.actualQueryCost}`;
    const actual = shape ? undefined : theirs.actualQueryCost === mine.actualQueryCost;
    return { cost: { requested: theirs.requestedQueryCost === mine.requestedQueryCost, actual, said } };
  }

  /** Every id that it sends was answered to an earlier step, and all that happened to it since happened here too, or is one that nothing ever has. */
  function everyIdIsKnown(step: Step): boolean {
    return idsSentBy(step).every((gid) => (namesakes.ours.has(gid) && !leftBehind.has(gid)) || isMadeUp(gid));
  }

  /** It lists or counts whatever the store had. */
  function listsThePast(step: Step, field: string): boolean {
    if (/^__|Count$/.test(field)) return true;
    if (/mutation/.test(step.query.slice(0, step.query.indexOf("{")))) return false;
    const root = (step.answer.data ?? {}) as Record<string, unknown>;
    return Object.values(root).some((value) => {
      const { nodes, edges } = (value ?? {}) as { nodes?: unknown[]; edges?: unknown[] };
      const listed = JSON.stringify([nodes, edges]).match(/gid:\/\/shopify\/\w+\/[\w-]+/g) ?? [];
      return (nodes ?? edges) !== undefined && (withoutRecord || listed.some((gid) => !namesakes.ours.has(gid)));
    });
  }

  /** The recorded store had locations before anything was recorded: as many stand here. */
  function setUpLocationsOf(step: Step): void {
    for (const gid of idsSentBy(step))
      if (gid.startsWith("gid://shopify/Location/") && !isMadeUp(gid) && !namesakes.ours.has(gid)) {
        const told = JSON.stringify(recording.steps.map(({ answer }) => answer.data));
        if (
          !told.includes(`"${gid}"`) ||
          told.includes(`"locationAdd":{"location":{"id":"${gid}"`) ||
          /"isFulfillmentService":true/.test(told)
        )
          continue;
        const name = new RegExp(`"id":"${gid}"[^{}]*?"name":"([^"]+)"`).exec(told)?.[1];
        const [first] = state.locations.values();
        if (first && first.name === name && !namesakes.recorded.has(toGid("Location", first.id))) {
          becomeNamesakes(gid, toGid("Location", first.id), namesakes);
          continue;
        }
        const free = name !== undefined && !state.locations.values().some((other) => other.name === name);
        const location = addLocation(state, { name: free ? name : `Location ${gid.split("/").at(-1)}` });
        becomeNamesakes(gid, toGid("Location", location.id), namesakes);
      }
  }
}

/** The store's first location is the one that orders are assigned to; it has the name that the recording tells. */
function firstLocationOf({ steps }: Recording): string | undefined {
  const created = steps.find(({ query, answer }) => /\borderCreate\b/.test(query) && JSON.stringify(answer).includes("assignedLocation"));
  return /"assignedLocation":\{"name":"([^"]+)"/.exec(JSON.stringify(created?.answer ?? {}))?.[1];
}

const isBuilt = (field: string) =>
  ["Query", "QueryRoot", "Mutation"].some((root) => resolvers[root] && Object.hasOwn(resolvers[root], field)) || /^__|^\?$/.test(field);

const idsSentBy = ({ variables, query }: Step): string[] => [
  ...new Set(`${JSON.stringify(variables)} ${query}`.match(/gid:\/\/shopify\/\w+\/[\w-]+/g) ?? []),
];

/** Nobody has such an id: too small, or of one figure only. */
function isMadeUp(gid: string): boolean {
  const number = gid.split("/").at(-1) ?? "";
  return !/^\d{7,}$/.test(number) || /^(\d)\1*$/.test(number) || /^9{5}/.test(number);
}

const codesOf = (answer: RecordedAnswer) => (answer.errors ?? []).map(({ extensions }) => extensions?.["code"]);

const demandsKeys = ({ errors }: RecordedAnswer) => (errors ?? []).some(({ message }) => message.includes("idempotent"));

/** Its version had not got what today's has: a field, an argument, or a value among those that it lists. */
const knowsLess = (answer: RecordedAnswer, ours: RecordedAnswer) =>
  (ours.data !== undefined && answer.data === undefined && hasNoWordFor(answer)) || listsFewer(answer, ours);

/** Values that could be given, as an error lists them. */
const listed = ({ errors }: RecordedAnswer) =>
  (errors ?? []).map(({ message }) => (/to be one of: (.*?)\)/.exec(message)?.[1] ?? "").split(", "));

function listsFewer(answer: RecordedAnswer, ours: RecordedAnswer): boolean {
  const [theirs, mine] = [listed(answer), listed(ours)];
  return theirs.some((values, index) => {
    const today = mine[index] ?? [];
    return values.length < today.length && values.every((value) => today.includes(value));
  });
}

const hasNoWordFor = (answer: RecordedAnswer) =>
  codesOf(answer).some((code) => ["undefinedField", "argumentNotAccepted", "undefinedDirective", "undefinedType"].includes(String(code)));

/** The scopes that the recorded token had not got, by what was refused for want of them. */
function scopesLackedBy({ steps }: Recording): Set<string> {
  const refused = steps.flatMap(({ answer }) => answer.errors ?? []).filter(({ extensions }) => extensions?.["code"] === "ACCESS_DENIED");
  return new Set(refused.flatMap(({ message }) => [...message.matchAll(/`(\w+)` access scope/g)].map(([, scope]) => scope ?? "")));
}

const errorsOf = ({ errors }: RecordedAnswer) =>
  (errors ?? []).map(({ message, path, extensions }) => ({ message, path, code: extensions?.["code"], said: extensions?.["typeName"] }));

/** Lets what comes a moment later come. */
async function settled(clock: ReturnType<typeof createClock>): Promise<void> {
  clock.advance(Temporal.Duration.from({ seconds: 2 }));
  // Behind everything that was due: timers of the same length go off in the order in which they were set.
  await new Promise<void>((resolve) => void clock.schedule(clock.now(), resolve));
}

function rootFieldOf(query: string): string {
  if (!parses(query)) return "?";
  const operation = parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const first = operation && "selectionSet" in operation ? operation.selectionSet.selections[0] : undefined;
  return first?.kind === Kind.FIELD ? first.name.value : "?";
}

/** Versions before 2026 demanded no key where today's does. */
function withKeys(query: string): string {
  let count = 0;
  try {
    const document = visit(parse(query), {
      Field: (node) =>
        NEEDS_IDEMPOTENCY_KEY.has(node.name.value) && !node.directives?.some(({ name }) => name.value === "idempotent")
          ? {
              ...node,
              directives: [
                ...(node.directives ?? []),
                {
                  kind: Kind.DIRECTIVE,
                  name: { kind: Kind.NAME, value: "idempotent" },
                  arguments: [
                    {
                      kind: Kind.ARGUMENT,
                      name: { kind: Kind.NAME, value: "key" },
                      value: { kind: Kind.STRING, value: `${Date.now()}-${(count += 1)}` },
                    },
                  ],
                },
              ],
            }
          : undefined,
    });
    return count === 0 ? query : print(document);
  } catch {
    return query;
  }
}

function parses(query: string): boolean {
  try {
    parse(query);
    return true;
  } catch {
    return false;
  }
}
