import fc from "fast-check";

/** Definitions as Klaviyo could answer them, and some that it never would: for the tests of what reads them. */

const METRICS = ["Placed Order", "Started Checkout", "WxYz12"];

const numeric = fc.record({
  type: fc.constant("numeric"),
  operator: fc.constantFrom("equals", "greater-than", "greater-than-or-equal", "less-than", "less-than-or-equal", "not-equals", "odd"),
  value: fc.oneof(fc.integer({ min: -3, max: 300 }), fc.double({ noNaN: true, min: 0, max: 1e12 })),
});

const when = fc.oneof(
  fc.constant({ type: "date", operator: "flow-start" }),
  fc.constant({ type: "date", operator: "alltime" }),
  fc.record({
    type: fc.constant("date"),
    operator: fc.constant("in-the-last"),
    unit: fc.constantFrom("day", "hour", "week"),
    quantity: fc.nat(500),
  }),
);

const condition = fc.oneof(
  fc.record({
    type: fc.constant("profile-metric"),
    metric_id: fc.constantFrom(...METRICS, "Clicked Email"),
    measurement: fc.constantFrom("count", "sum"),
    measurement_filter: numeric,
    timeframe_filter: when,
    metric_filters: fc.option(fc.array(fc.record({ property: fc.constantFrom("$value", "Items"), filter: numeric }), { maxLength: 2 })),
  }),
  fc.record({
    type: fc.constant("metric-property"),
    metric_id: fc.constantFrom(...METRICS),
    field: fc.constantFrom("$value", "ProductID", "Items"),
    filter: fc.oneof(
      numeric,
      fc.record({ type: fc.constant("string"), operator: fc.constantFrom("equals", "not-in"), value: fc.constantFrom("123", "Mug") }),
    ),
  }),
  fc.record({
    type: fc.constant("profile-property"),
    property: fc.constantFrom("properties['Shopify Tags']", "location['country']", "locale", "properties['Size']"),
    filter: fc.oneof(
      fc.record({ type: fc.constant("list"), operator: fc.constantFrom("contains", "not-contains"), value: fc.constantFrom("vip", "") }),
      fc.record({
        type: fc.constant("string"),
        operator: fc.constantFrom("equals", "not-equals", "contains"),
        value: fc.constantFrom("Germany", "us", "Atlantis"),
      }),
    ),
  }),
  fc.record({
    type: fc.constant("profile-marketing-consent"),
    consent: fc.record({
      channel: fc.constantFrom("email", "sms", "push"),
      can_receive_marketing: fc.boolean(),
      consent_status: fc.record({ subscription: fc.constantFrom("any", "subscribed", "unsubscribed"), filters: fc.constant(null) }),
    }),
  }),
  fc.record({ type: fc.constant("profile-sample"), percentage: fc.integer({ min: -1, max: 101 }) }),
  fc.record({ type: fc.constant("profile-region"), in_region: fc.boolean(), region: fc.constantFrom("european_union", "united_states") }),
  fc.record({ type: fc.constant("profile-not-in-flow"), timeframe_filter: when }),
  fc.record({ type: fc.constantFrom("profile-group-membership", "constructor", "__proto__") }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
);

const filter = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      condition_groups: fc.array(fc.record({ conditions: fc.array(condition, { maxLength: 3 }) }), { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

const text = fc.oneof(
  fc.constantFrom(
    "{{ first_name|default:'there' }}, still yours",
    "{% if x %}",
    "{{ event|lookup:'$value' }}",
    "{% coupon_code 'A' %}",
    "",
    "{{",
  ),
  fc.string({ unit: "grapheme" }),
);

const message = fc.record({
  name: fc.option(fc.string()),
  from_email: fc.option(fc.string()),
  subject_line: fc.option(text),
  preview_text: fc.option(text),
  template_id: fc.option(fc.constantFrom("T1", "T2")),
  body: fc.option(text),
  smart_sending_enabled: fc.boolean(),
  transactional: fc.boolean(),
  add_org_prefix: fc.boolean(),
  additional_filters: fc.option(filter),
});

const send = (id: fc.Arbitrary<string>) =>
  fc.record({
    id,
    type: fc.constantFrom("send-email", "send-sms", "send-whatsapp"),
    data: fc.record({ message, status: fc.constantFrom("live", "draft") }),
  });

type Kind = { type: string; data: unknown; ways: string[] };

const kind: fc.Arbitrary<Kind> = fc.oneof(
  send(fc.constant("")).map(({ type, data }) => ({ type, data, ways: ["next"] })),
  fc
    .record({
      unit: fc.constantFrom("days", "hours", "minutes", "months"),
      value: fc.oneof(fc.integer({ min: -1, max: 200 }), fc.constant(1e15)),
      secondary_value: fc.option(fc.nat(60)),
      delay_until_time: fc.option(fc.constant("10:00:00")),
      delay_until_weekdays: fc.option(fc.constant(["monday"])),
    })
    .map((data) => ({ type: "time-delay", data, ways: ["next"] })),
  filter.map((asked) => ({ type: "conditional-split", data: { profile_filter: asked }, ways: ["next_if_true", "next_if_false"] })),
  filter.map((asked) => ({ type: "trigger-split", data: { trigger_filter: asked }, ways: ["next_if_true", "next_if_false"] })),
  fc
    .array(filter, { minLength: 1, maxLength: 3 })
    .map((filters) => ({ type: "multi-branch-split", data: filters, ways: [...filters.map((_, index) => `branch-${index}`), "else"] })),
  fc
    .record({
      status: fc.constantFrom("completed", "live"),
      parts: fc.uniqueArray(send(fc.uuid()), { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
      allocations: fc.option(fc.dictionary(fc.string(), fc.nat(100), { maxKeys: 2 })),
    })
    .map(({ status, parts, allocations }) => ({
      type: "ab-test",
      data: { experiment_status: status, main_action: parts[0], current_experiment: { variations: parts.slice(1), allocations } },
      ways: ["next"],
    })),
  fc
    .constantFrom(
      "target-date",
      "countdown-delay",
      "back-in-stock-delay",
      "update-profile",
      "send-webhook",
      "send-push-notification",
      "teleport",
    )
    .map((type) => ({ type, data: {}, ways: ["next"] })),
  fc.constant<Kind>({ type: "action-output-split", data: null, ways: ["next_if_true", "next_if_false"] }),
);

/** A definition whose actions lead only to later ones, as Klaviyo's do. */
export const anyDefinition = fc
  .array(fc.tuple(kind, fc.array(fc.option(fc.nat(100), { freq: 4 }), { minLength: 5, maxLength: 5 })), { maxLength: 14 })
  .chain((kinds) =>
    fc.record({
      triggers: fc.array(
        fc.record({
          type: fc.constantFrom("metric", "metric", "list", "price-drop"),
          id: fc.constantFrom("Started Checkout", "added to cart", "Placed Order", "subscribed to back in stock", "WxYz12"),
          trigger_filter: filter,
        }),
        { maxLength: 2 },
      ),
      profile_filter: filter,
      actions: fc.constant(kinds.map(([one, to], index) => linked(one, to, index, kinds.length))),
      entry_action_id: fc.constant(kinds.length === 0 ? null : "100"),
      reentry_criteria: fc.option(
        fc.record({ duration: fc.integer({ min: -1, max: 9999 }), unit: fc.constantFrom("hour", "day", "week", "alltime", "moon") }),
      ),
    }),
  );

function linked({ type, data, ways }: Kind, to: readonly (number | null)[], index: number, count: number) {
  const left = count - index - 1;
  const target = (way: number) => {
    const step = to[way] ?? null;
    return step === null || left === 0 ? null : String(100 + index + 1 + (step % left));
  };
  const id = String(100 + index);
  if (type !== "multi-branch-split") return { id, type, data, links: Object.fromEntries(ways.map((way, at) => [way, target(at)])) };
  const filters = Array.isArray(data) ? (data as unknown[]) : [];
  const branches = filters.map((branchFilter, at) => ({
    branch_id: String(at),
    order: at,
    branch_filter: branchFilter,
    links: { next: target(at) },
  }));
  const others = { branch_id: "else", is_else: true, branch_filter: null, links: { next: target(filters.length) } };
  return { id, type, data: { name: "Which", branches: [...branches, others] }, links: null };
}

/** The ids of all actions of a definition, those of a test's variants among them. */
export function idsOf(definition: { actions: readonly { id: string; type: string; data: unknown }[] }): string[] {
  const variants = (data: unknown): string[] => [...JSON.stringify(data ?? {}).matchAll(/"id":"([\da-f-]{36})"/g)].map(([, id = ""]) => id);
  return definition.actions.flatMap(({ id, type, data }) => [id, ...(type === "ab-test" ? variants(data) : [])]);
}
