import { describe, expect, test } from "vitest";
import { readUpload } from "./read-upload.ts";

const definition = { triggers: [], actions: [], entry_action_id: null };
const flow = { type: "flow", id: "F1", attributes: { name: "Cart", status: "live", definition } };
const template = { type: "template", id: "T1", attributes: { name: "One", html: "<p>Hi</p>" } };
const metric = { type: "metric", id: "M1", attributes: { name: "Started Checkout", integration: { name: "Shopify" } } };

const flowsIn = (...values: unknown[]) => {
  const read = readUpload(values.map((value) => JSON.stringify(value)));
  if (read.outcome === "refused") throw new Error(read.problem.code);
  return read.upload;
};

describe("a flow is found", () => {
  test.each<[string, unknown[]]>([
    ["in an answer of Klaviyo's", [{ data: flow, links: { self: "x" } }]],
    ["in an answer with a list of them", [{ data: [flow] }]],
    ["among answers in a list", [[{ data: flow }, { data: template }]]],
    ["among what an answer includes", [{ data: { type: "flow-action", id: "1" }, included: [flow] }]],
    ["twice, and is one", [{ data: flow }, { data: { ...flow, attributes: { name: "Cart" } } }]],
  ])("%s", (_, given) => expect(flowsIn(...given).flows).toEqual([{ id: "F1", name: "Cart", status: "live", definition }]));

  test("by itself, as its attributes, or as a definition alone", () => {
    expect(flowsIn(flow.attributes).flows).toEqual([{ id: null, name: "Cart", status: "live", definition }]);
    expect(flowsIn(definition).flows).toEqual([{ id: null, name: null, status: null, definition }]);
  });

  test("with its templates and what its metrics are called, from files of their own", () => {
    const { templates, metrics } = flowsIn({ data: flow }, { data: [template] }, { data: [metric] });
    expect([...templates]).toEqual([["T1", { html: "<p>Hi</p>" }]]);
    expect([...metrics]).toEqual([["M1", "Started Checkout"]]);
  });
});

test("what no database keeps isn't read along", () => {
  const read = readUpload(['{"definition": {"actions": []}, "name": "A\\u0000B\\ud800"}']);
  expect(read).toMatchObject({ upload: { flows: [{ name: "AB\ufffd" }] } });
});

test.each<[string, string, string]>([
  ["nothing", " ", "nothing-given"],
  ["no JSON, with where", '{\n "a": 1 "b"}', "not-json"],
  ["no JSON, with what is near", "<html>", "not-json-near"],
  ["half of one", '{"data": [', "ends-early"],
  ["one nested deeper than any", "[".repeat(100_000), "too-deep"],
  ["one larger than is read", `"${"x".repeat(6_000_001)}"`, "too-large"],
  ["one in which no flow is", '{"data": []}', "no-flows"],
  ["an error of Klaviyo's", '{"errors": [{"title": "Invalid", "detail": "Invalid API key"}]}', "klaviyo-error"],
  ["more flows than are read at once", JSON.stringify(Array.from({ length: 51 }, () => definition)), "too-many-flows"],
  ["a word", '"flow"', "no-flows"],
  ["a prototype", '{"__proto__": {"definition": {}}}', "no-flows"],
])("a merchant who gives %s is told so", (_, text, code) => {
  expect(readUpload([text])).toMatchObject({ outcome: "refused", problem: { code: `klaviyo:${code}` } });
});
