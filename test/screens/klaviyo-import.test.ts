import { expect, test } from "vitest";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { action } from "#app/routes/app.recovery.journeys.import.tsx";
import type { ImportReply } from "#app/screens/klaviyo-import/command-import.server.ts";
import { aShop } from "../support/a-shop.ts";
import { ask } from "./ask.ts";

const email = (id: string, next: string | null) => ({
  ...{ id, type: "send-email", links: { next } },
  data: {
    status: "live",
    message: { name: `Email ${id}`, subject_line: "{{ first_name|default:'You' }} left this\u0000", template_id: "T1" },
  },
});
const definition = {
  triggers: [{ type: "metric", id: "M1" }],
  entry_action_id: "1",
  actions: [
    { id: "1", type: "time-delay", data: { unit: "hours", value: 4 }, links: { next: "2" } },
    email("2", "3"),
    { id: "3", type: "send-webhook", data: {}, links: { next: null } },
  ],
};
const flow = (name: string, of: object = definition) => ({
  data: { type: "flow", id: name, attributes: { name, status: "live", definition: of } },
});
const besides = [
  { data: { type: "template", id: "T1", attributes: { html: "<body>Hi {{ first_name }} {% unsubscribe %}</body>" } } },
  { data: [{ type: "metric", id: "M1", attributes: { name: "Added to Cart" } }] },
];

test("a merchant reads what his flows would become, nothing is kept of that, and the ones that he chooses become drafts", async () => {
  const shop = await aShop();
  expect(await shop.request("/app/recovery/journeys/import")).toMatchObject({ status: 200, data: { language: "en" } });
  const token = await shop.token();
  const journeys = () => inShop(shop, (db) => db.journey.findMany({ where: { shopId: shop.id }, orderBy: { name: "asc" } }));
  const command = async (json: object) => {
    const { status, body } = await ask(action, { token, json: { language: "en", events: {}, ...json } });
    return { status, reply: body as ImportReply };
  };
  const broken = flow("Broken", { ...definition, entry_action_id: "9" });
  const texts = [JSON.stringify([flow("Cart"), broken, flow("Other")]), ...besides.map((one) => JSON.stringify(one))];

  const read = await command({ intent: "read", texts });
  expect(read).toMatchObject({
    status: 200,
    reply: {
      created: 0,
      flows: [
        {
          ...{ name: "Cart", outcome: "mapped", isThere: false, begins: "cart-abandoned" },
          actions: [
            { type: "trigger" },
            { type: "reentry" },
            { id: "1", state: "imported" },
            { id: "2", state: "imported" },
            { id: "3", state: "not-imported" },
          ],
          notes: { lost: [{ ids: ["3"], message: { code: "klaviyo:no-counterpart" } }], open: [] },
        },
        { name: "Broken", outcome: "refused", problem: { code: "klaviyo:begins-nowhere" } },
        { name: "Other" },
      ],
    },
  });
  expect(await journeys()).toEqual([]);

  for (let time = 0; time < 2; time += 1)
    expect((await command({ intent: "save", texts, flows: [0, 0, 1, 99] })).reply).toMatchObject({ created: 1 });
  const kept = await journeys();
  expect(kept.map(({ name, state }) => [name, state])).toEqual([
    ["Cart", "draft"],
    ["Cart 2", "draft"],
  ]);
  expect(JourneyDefinition.parse(kept[0]?.definition)).toMatchObject({
    trigger: { kind: "cart-abandoned" },
    nodes: expect.arrayContaining([expect.objectContaining({ id: "k-2", purpose: "marketing", withCode: false })]) as unknown,
  });

  expect(await command({ intent: "save", texts, flows: [1] })).toMatchObject({
    status: 422,
    reply: { message: { code: "screens-klaviyo-import:save-none" } },
  });
  expect(await command({ intent: "read", texts: ["{"] })).toMatchObject({
    status: 422,
    reply: { message: { code: "klaviyo:ends-early" } },
  });
  const faulty = { texts: [texts[0], "{", "<html>"], names: ["flow.json", "half.json"] };
  expect(await command({ intent: "read", ...faulty })).toMatchObject({
    status: 422,
    reply: { message: { code: "screens-klaviyo-import:in-file", args: { name: "half.json", problem: { code: "klaviyo:ends-early" } } } },
  });
  // Who imports what is imported already is told so before there are two of it.
  expect((await command({ intent: "read", texts })).reply).toMatchObject({ flows: [{ isThere: true }, {}, { isThere: false }] });
  expect(await command({ intent: "read", texts: ["x".repeat(16_000_001)] })).toMatchObject({ status: 413 });
  expect(await journeys()).toHaveLength(2);
});
