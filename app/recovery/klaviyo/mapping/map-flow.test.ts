import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isStorable } from "#app/platform/forms/is-storable.ts";
import { checkDefinition } from "../../journeys/checking/check-definition.ts";
import { JourneyDefinition } from "../../journeys/journey-definition.ts";
import { anyDefinition, idsOf } from "./any-flow.ts";
import { mapFlow, type MappedFlow } from "./map-flow.ts";

const CHOICES = { currency: "GBP", language: "en", events: {} };
const EMPTY = { templates: new Map([["T1", { html: "<body>Hello {{ first_name }}</body>" }]]), metrics: new Map<string, string>() };

const mapped = (definition: unknown, more: Partial<typeof CHOICES> = {}, status: string | null = "live") => {
  const flow = mapFlow({ id: "F1", name: "Flow", status, definition }, EMPTY, { ...CHOICES, ...more });
  if (flow.outcome === "refused") throw new Error(flow.problem.code);
  return flow;
};

/** What keeps a draft from going live and a merchant finishes: nothing else may be the matter with one. */
const TO_FINISH = ["no-first", "nothing-sent", "condition-unknown", "text-missing", "code-without-discount"];

test("whatever a flow is, it becomes a draft whose steps all lead somewhere, and each of its actions is told of", () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const flow = mapped(definition);
      expect(JourneyDefinition.safeParse(flow.definition).error).toBeUndefined();
      expect(isStorable(flow.definition)).toBe(true);
      const problems = checkDefinition(flow.definition).map(({ message }) => message.code.slice("journeys:".length));
      expect(problems.filter((code) => !TO_FINISH.includes(code))).toEqual([]);
      const told = flow.actions.flatMap(({ id }) => id ?? []);
      expect(new Set(told).size).toBe(told.length);
      expect(told.toSorted()).toEqual(idsOf(definition).toSorted());
      // What is in the journey came of an action, and of what isn't something is said.
      const made = new Set(flow.actions.flatMap(({ nodeIds }) => nodeIds));
      expect(flow.definition.nodes.filter(({ id }) => !made.has(id) && !id.startsWith("k-start"))).toEqual([]);
      for (const { isKept, notes } of flow.actions) if (!isKept) expect(notes.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

const action = (id: string, type: string, data: object, links: object = { next: null }) => ({ id, type, data, links });
const email = (id: string, next: string | null, message: object = {}) =>
  action(id, "send-email", { message: { subject_line: "Still yours", template_id: "T1", ...message }, status: "live" }, { next });
const hours = (id: string, value: number, next: string | null) => action(id, "time-delay", { unit: "hours", value }, { next });
const flowOf = (actions: { id: string }[], more: object = {}) => ({
  triggers: [{ type: "metric", id: "Started Checkout", trigger_filter: null }],
  profile_filter: null,
  actions,
  entry_action_id: actions[0]?.id ?? null,
  reentry_criteria: { duration: 7, unit: "day" },
  ...more,
});
const filter = (...groups: object[][]) => ({ condition_groups: groups.map((conditions) => ({ conditions })) });
const split = (id: string, asked: object, yes: string | null, no: string | null) =>
  action(id, "conditional-split", { profile_filter: asked }, { next_if_true: yes, next_if_false: no });
const ordered = (operator: string, value: number, when: string) => ({
  type: "profile-metric",
  metric_id: "Placed Order",
  measurement: "count",
  measurement_filter: { type: "numeric", operator, value },
  timeframe_filter: { type: "date", operator: when },
});
const worth = (operator: string, value: number) => ({
  type: "metric-property",
  metric_id: "Started Checkout",
  field: "$value",
  filter: { type: "numeric", operator, value },
});
const codes = (flow: MappedFlow & { outcome: "mapped" }, id: string | null) =>
  flow.actions
    .filter((one) => one.id === id)
    .flatMap(({ notes }) => notes.map(({ is, message }) => `${is}: ${message.code.slice("klaviyo:".length)}`));

describe("a merchant finds again", () => {
  test("the flow most shops have: a wait, a mail, a day, another mail, and nobody who has ordered", () => {
    const flow = mapped(
      flowOf(
        [
          hours("1", 4, "2"),
          email("2", "3"),
          action("3", "time-delay", { unit: "days", value: 1, secondary_value: 2 }, { next: "4" }),
          email("4", null),
        ],
        {
          profile_filter: filter([ordered("equals", 0, "flow-start")]),
        },
      ),
    );
    expect(checkDefinition(flow.definition)).toEqual([]);
    expect(flow.definition).toMatchObject({
      trigger: { kind: "checkout-abandoned", all: [] },
      reentry: { isAllowed: true, afterHours: 168 },
      first: "k-1",
    });
    const byId = new Map(flow.definition.nodes.map((node) => [node.id, node]));
    expect(byId.get("k-1")).toMatchObject({ kind: "delay", minutes: 240, next: "k-2" });
    expect(byId.get("k-3")).toMatchObject({ kind: "delay", minutes: 26 * 60, next: "k-4" });
    expect(byId.get("k-2")).toMatchObject({
      channel: "email",
      purpose: "marketing",
      whenNotEligible: "skip",
      texts: { en: { subject: "Still yours" } },
    });
    expect(codes(flow, null)).toEqual(expect.arrayContaining(["changed: condition-built-in-order", "changed: entry-still-live"]));
    expect(codes(mapped(flowOf([email("1", null)]), {}, "draft"), null)).not.toContain("changed: entry-still-live");
    expect(codes(flow, "3")).toEqual(["changed: wait-in-two"]);
  });

  test("a split by value, to the penny, with both its ways", () => {
    const flow = mapped(flowOf([split("1", filter([worth("greater-than", 74.99)]), "2", "3"), email("2", null), email("3", null)]));
    expect(flow.definition.nodes.at(-1)).toEqual({
      ...{ kind: "split", id: "k-1", next: "k-2", otherwise: "k-3" },
      all: [{ code: "cart-value", args: { from: 7500, to: null } }],
    });
    expect(
      mapped(flowOf([split("1", filter([worth("less-than", 50)]), null, null)]), { currency: "JPY" }).definition.nodes[0],
    ).toMatchObject({
      all: [{ args: { from: 0, to: 49 } }],
    });
  });

  test("conditions of which one is enough, and those that are meant the other way round", () => {
    const germany = {
      type: "profile-property",
      property: "location['country']",
      filter: { type: "string", operator: "not-equals", value: "Germany" },
    };
    const vip = {
      type: "profile-property",
      property: "properties['Shopify Tags']",
      filter: { type: "list", operator: "contains", value: "VIP" },
    };
    const flow = mapped(flowOf([split("1", filter([germany, vip]), "2", null), email("2", null)]));
    const { first, nodes } = flow.definition;
    const [start] = nodes.filter(({ id }) => id === first);
    expect(start).toMatchObject({ kind: "split", all: [{ code: "country", args: { countries: ["DE"] } }], otherwise: "k-2" });
    const other = nodes.find(({ id }) => start?.kind === "split" && id === start.next);
    expect(other).toMatchObject({ kind: "split", all: [{ code: "customer-tagged" }], next: "k-2", otherwise: null });
  });

  test("who is asked of always, who is asked of once, and what stands open until they say who it is for", () => {
    const first = ordered("equals", 0, "alltime");
    const list = { type: "profile-group-membership", is_member: false, group_ids: ["Lst1"] };
    const open = mapped(flowOf([email("1", null)], { profile_filter: filter([first], [list]) }));
    expect(open.definition.trigger.all[0]).toEqual({ code: "orders-so-far", args: { from: 0, to: 0 } });
    expect(checkDefinition(open.definition).map(({ message }) => message.code)).toEqual(["journeys:condition-unknown"]);
    expect(codes(open, null)).toContain("open: condition-unknown");

    const us = { type: "profile-region", region: "united_states", in_region: false };
    const once = mapped(flowOf([email("1", null)], { profile_filter: filter([us]) }));
    expect(once.definition.nodes.find(({ id }) => id === once.definition.first)).toMatchObject({
      kind: "split",
      next: null,
      otherwise: "k-1",
    });
    expect(codes(once, null)).toContain("changed: filter-asked-once");
  });

  test("a test's variants as a division by chance, with what Klaviyo says of its shares", () => {
    const variants = {
      main_action: email("a", null),
      current_experiment: { variations: [email("b", null)], allocations: { a: 70, b: 30 } },
    };
    const flow = mapped(flowOf([action("1", "ab-test", variants, { next: "2" }), hours("2", 1, null)]));
    expect(flow.definition.nodes.find(({ id }) => id === "k-1-3")).toMatchObject({
      kind: "random-cohort",
      branches: [
        { share: 70, next: "k-1" },
        { share: 30, next: "k-1-2" },
      ],
    });
    const over = mapped(flowOf([action("1", "ab-test", { ...variants, experiment_status: "completed" }, { next: null })]));
    expect(over.definition.nodes.map(({ kind }) => kind)).toEqual(["message"]);
    expect(codes(over, "1")).toContain("lost: test-over");
  });
});

describe("a merchant is told", () => {
  test("of what Waybill has nothing like, by Klaviyo's id, and the journey goes on after it", () => {
    const flow = mapped(
      flowOf([action("7", "send-webhook", {}, { next: "8" }), action("8", "update-profile", {}, { next: "9" }), email("9", null)]),
    );
    expect(flow.definition).toMatchObject({ first: "k-9", nodes: [{ id: "k-9" }] });
    expect(codes(flow, "7")).toEqual(["lost: no-counterpart"]);
  });

  test("what begins a flow with which no journey begins, and nobody enters it by themselves", () => {
    const flow = mapped(flowOf([email("1", null)], { triggers: [{ type: "metric", id: "Placed Order" }] }));
    expect(flow.definition.trigger.kind).toBe("started-by-hand");
    expect(codes(flow, null)).toContain("lost: entry-metric");
    const joined = mapped(flowOf([email("1", null)], { triggers: [{ type: "list", id: "Lst1" }] }));
    expect(codes(joined, null)).toContain("changed: entry-list");
  });

  test("that an id was taken for an event by the flow's name, until they say which it is", () => {
    const definition = flowOf([email("1", null)], { triggers: [{ type: "metric", id: "WxYz12" }] });
    const by = (name: string, events = {}) => mapFlow({ id: "F", name, status: null, definition }, EMPTY, { ...CHOICES, events });
    expect(by("Abandoned Cart Reminder")).toMatchObject({
      definition: { trigger: { kind: "cart-abandoned" } },
      metrics: [{ id: "WxYz12", event: "cart" }],
    });
    expect(by("Abandoned Cart Reminder", { WxYz12: "checkout" })).toMatchObject({
      definition: { trigger: { kind: "checkout-abandoned" } },
    });
    expect(by("Untitled")).toMatchObject({ definition: { trigger: { kind: "started-by-hand" } }, metrics: [{ event: null }] });
  });

  test("that who has ordered is no longer there, and what only they would get isn't in the journey", () => {
    const flow = mapped(
      flowOf([split("1", filter([ordered("greater-than", 0, "flow-start")]), "2", "3"), email("2", null), email("3", null)]),
    );
    expect(flow.definition).toMatchObject({ first: "k-3", nodes: [{ id: "k-3" }] });
    expect(codes(flow, "1")).toEqual(["changed: condition-never"]);
    expect(codes(flow, "2")).toEqual(["lost: unreached"]);
  });

  test("that whoever ordered what is there again, or joined a list, isn't asked again to, and that an order may be the one that began it", () => {
    const bought = [split("1", filter([ordered("greater-than", 0, "flow-start")]), null, "2"), email("2", null)];
    const begunBy = (trigger: object) => mapped({ ...flowOf(bought), triggers: [trigger] });
    for (const flow of [begunBy({ type: "list", id: "L1" }), begunBy({ type: "metric", id: "Subscribed to Back in Stock" })])
      expect(flow.definition).toMatchObject({ first: "k-2", nodes: [{ id: "k-2" }] });
    expect(codes(begunBy({ type: "metric", id: "Placed Order" }), "1")).toEqual(["open: condition-unknown"]);
  });

  test("that a mail of Klaviyo's that needs no consent needs it here, and that a template is missing", () => {
    const flow = mapped(flowOf([email("1", null, { transactional: true, template_id: "T9" })]));
    expect(flow.definition.nodes[0]).toMatchObject({ purpose: "marketing", texts: { en: { subject: "Still yours" } } });
    expect(codes(flow, "1")).toEqual(expect.arrayContaining(["changed: message-marketing", "open: message-no-template"]));
    expect(checkDefinition(flow.definition).map(({ message }) => message.code)).toEqual(["journeys:text-missing"]);
  });

  test("how long a wait is of which Klaviyo knows more: longer than a step, until ten on Mondays, for a day of the week", () => {
    const long = mapped(
      flowOf([action("1", "time-delay", { unit: "days", value: 120, delay_until_time: "10:00:00", delay_until_weekdays: ["monday"] })]),
    );
    expect(long.definition.nodes.map((node) => (node.kind === "delay" ? node.minutes / 1440 : 0)).toSorted()).toEqual([30, 90]);
    expect(codes(long, "1")).toEqual(["changed: wait-until"]);
    expect(codes(mapped(flowOf([action("1", "target-date", { target_time: "09:00:00" })])), "1")).toEqual(["lost: wait-target"]);
  });
});

describe("refused, with what is broken in it:", () => {
  test.each<[string, unknown, string]>([
    ["a flow without its definition", undefined, "no-definition"],
    ["something else", { triggers: [] }, "not-a-definition"],
    ["an action without an id", flowOf([{ type: "send-email" } as never]), "action-without-id"],
    ["two of one id", flowOf([email("1", null), email("1", null)]), "id-twice"],
    ["one that leads nowhere", flowOf([email("1", "2")]), "leads-nowhere"],
    ["a beginning that isn't there", flowOf([email("1", null)], { entry_action_id: "9" }), "begins-nowhere"],
    ["a circle", flowOf([email("1", "2"), email("2", "3"), email("3", "2")]), "circle"],
    [
      "more steps than a journey holds",
      flowOf(Array.from({ length: 101 }, (_, at) => email(`a${at}`, at === 100 ? null : `a${at + 1}`))),
      "too-many-steps",
    ],
    ["more actions than are looked at", flowOf(Array.from({ length: 301 }, (_, at) => email(`a${at}`, null))), "too-many-actions"],
  ])("%s", (_, definition, code) => {
    expect(mapFlow({ id: null, name: null, status: null, definition }, EMPTY, CHOICES)).toMatchObject({
      outcome: "refused",
      problem: { code: `klaviyo:${code}` },
    });
  });
});
