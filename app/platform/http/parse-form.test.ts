import { describe, expect, test } from "vitest";
import { z } from "zod";
import { amountField, checkboxField, jsonField, numberField } from "../forms/fields.ts";
import { issue } from "../forms/issue.ts";
import { verbatim } from "../messages/message.ts";
import { common } from "../messages/messages.ts";
import { parseForm } from "./parse-form.server.ts";
import { refusal } from "./reply.ts";
import { reply } from "./reply.server.ts";

const Warehouse = z.object({
  name: z.string().max(5),
  rank: numberField(z.int().min(1).max(20)),
  open: checkboxField(),
  days: z.array(z.string()),
  address: z.object({ city: z.string(), note: z.string().optional() }),
  prices: z.array(z.object({ upTo: numberField(z.number().positive()), first: amountField("KWD") })),
});

const filled = {
  name: "Leeds",
  rank: "2",
  open: "on",
  days: "mon",
  "address.city": "Leeds",
  "address.note": "",
  "prices.0.upTo": "500",
  "prices.0.first": "1.250",
};

const posted = (fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
  new Request("http://waybill.test/", { method: "POST", body: new URLSearchParams(fields), headers });
const sent = (body: BodyInit, type: string) =>
  new Request("http://waybill.test/", { method: "POST", body, headers: { "content-type": type } });

describe("a form that is right", () => {
  const value = {
    name: "Leeds",
    rank: 2,
    open: true,
    days: ["mon"],
    address: { city: "Leeds" },
    prices: [{ upTo: 500, first: 1250 }],
  };

  test("is what its schema wants, nested and listed", async () => {
    expect(await parseForm(posted(filled), Warehouse)).toEqual({ ok: true, value });
  });

  test("may come as JSON or with files", async () => {
    const json = { ...value, rank: "2", prices: [{ upTo: 500, first: "1.250" }] };
    expect(await parseForm(sent(JSON.stringify(json), "application/json; charset=utf-8"), Warehouse)).toEqual({ ok: true, value });

    const form = new FormData();
    form.set("file", new File(["a,b"], "prices.csv"));
    form.set("nothing", new File([], ""));
    const request = new Request("http://waybill.test/", { method: "POST", body: form });
    const parsed = await parseForm(request, z.object({ file: z.file(), nothing: z.file().optional() }));
    expect(parsed.ok && (await parsed.value.file.text())).toBe("a,b");
  });

  test("has a list of a repeated field, of a single one and of none, and else the last value", async () => {
    const Lists = z.object({ ids: z.array(z.string()), name: z.string().optional() });
    const ids = async (fields: [string, string][]) => parseForm(posted(fields), Lists);
    expect(
      await ids([
        ["ids", "1"],
        ["ids", "2"],
        ["name", "a"],
        ["name", "b"],
      ]),
    ).toEqual({ ok: true, value: { ids: ["1", "2"], name: "b" } });
    expect(await ids([["ids", "1"]])).toEqual({ ok: true, value: { ids: ["1"] } });
    expect(await ids([["name", ""]])).toEqual({ ok: true, value: { ids: [] } });
  });

  test("keeps more than nine rows in their order", async () => {
    const rows = Array.from({ length: 12 }, (_, at): [string, string] => [`rows.${at}.name`, `row ${at}`]).reverse();
    const parsed = await parseForm(posted(rows), z.object({ rows: z.array(z.object({ name: z.string() })) }));
    expect(parsed.ok && parsed.value.rows.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, at) => `row ${at}`));
  });

  test("is the command that it names", async () => {
    const Command = z.discriminatedUnion("intent", [
      z.strictObject({ intent: z.literal("hold"), ids: z.array(z.string()) }),
      z.strictObject({ intent: z.literal("release"), at: z.object({ day: z.string().optional() }) }),
    ]);
    expect(await parseForm(posted({ intent: "hold", ids: "1" }), Command)).toEqual({ ok: true, value: { intent: "hold", ids: ["1"] } });
    expect(await parseForm(posted({ intent: "release" }), Command)).toEqual({ ok: true, value: { intent: "release", at: {} } });
    expect(await parseForm(posted({ intent: "explode" }), Command)).toEqual({ ok: false, message: common.message("not-understood") });
  });

  test("may hold JSON in a field", async () => {
    const Schema = z.object({ policy: jsonField(z.object({ most: z.int() })) });
    expect(await parseForm(posted({ policy: '{"most":3}' }), Schema)).toEqual({ ok: true, value: { policy: { most: 3 } } });
    expect(await parseForm(posted({ policy: '{"most":"x"}' }), Schema)).toMatchObject({ fields: { "policy.most": {} } });
    expect(await parseForm(posted({ policy: "{" }), Schema)).toMatchObject({ fields: { policy: common.message("not-understood") } });
  });
});

describe("a form that is wrong", () => {
  test("has every wrong field marked, with the first thing that is wrong", async () => {
    const wrong = { ...filled, name: "Manchester", rank: "0", "address.city": "", "prices.0.first": "cheap", "prices.0.upTo": "lots" };
    const parsed = await parseForm(posted(wrong), Warehouse);
    expect(parsed).toEqual({
      ok: false,
      message: common.message("check-fields", { count: 5 }),
      fields: {
        name: common.message("too-long", { count: 5 }),
        rank: common.message("at-least", { minimum: 1 }),
        "address.city": common.message("required"),
        "prices.0.first": common.message("not-an-amount", { example: { minor: 1250, currency: "KWD" } }),
        "prices.0.upTo": common.message("not-a-number"),
      },
    });
  });

  test("asks for each field of an empty one", async () => {
    const parsed = await parseForm(posted({ ignored: "x" }), Warehouse);
    expect(!parsed.ok && Object.keys(parsed.fields ?? {})).toEqual(["name", "rank", "address.city"]);
  });

  test("is told in the schema's own words where it has some", async () => {
    const Schema = z
      .object({ from: z.string().regex(/^\d+$/, issue(common.message("try-again"))), to: z.string().min(3, "Old words") })
      .refine(({ from, to }) => from < to, issue(common.message("shopify-away")));
    expect(await parseForm(posted({ from: "x", to: "y" }), Schema)).toMatchObject({
      fields: { from: common.message("try-again"), to: verbatim("Old words") },
    });
    expect(await parseForm(posted({ from: "9", to: "100" }), Schema)).toMatchObject({ message: common.message("shopify-away") });
  });

  test("does not take an empty field for nought", async () => {
    const parsed = await parseForm(posted({ rank: "" }), z.object({ rank: numberField(z.number()) }));
    expect(parsed).toMatchObject({ ok: false, fields: { rank: common.message("required") } });
  });
});

describe("what is no form", () => {
  const status = async (request: Request) => {
    const parsed = await parseForm(request, Warehouse, { maxBytes: 500 });
    return parsed.ok ? 200 : reply(parsed).status;
  };

  test("is refused with 400 when it cannot be read", async () => {
    expect(await status(sent("{", "application/json"))).toBe(400);
    expect(await status(sent("a=b", "text/plain"))).toBe(400);
    expect(await status(sent("nonsense", "multipart/form-data; boundary=x"))).toBe(400);
    expect(await status(new Request("http://waybill.test/", { method: "POST" }))).toBe(400);
    expect(await status(posted({ "a.b.c.d.e.f.g.h.i.j": "1" }))).toBe(400);
    expect(await status(posted({ "__proto__.polluted": "1" }))).toBe(400);
  });

  test("is refused with 413 when it is too large, whatever length it claims", async () => {
    expect(await status(posted({ name: "x".repeat(501) }))).toBe(413);
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(100)) });
    const init = {
      method: "POST",
      body: endless,
      duplex: "half" as const,
      headers: { "content-type": "application/json", "content-length": "2" },
    };
    expect(await status(new Request("http://waybill.test/", init))).toBe(413);
  });

  test("is refused with 422 when it is read and wrong", async () => {
    expect(await status(posted({ name: "x" }))).toBe(422);
    expect(await status(sent("null", "application/json"))).toBe(422);
  });
});

describe("a reply", () => {
  test("has the status of its outcome, and the status is not part of it", async () => {
    expect(reply({ ok: true, message: common.message("try-again"), id: 7 }).status).toBe(200);
    const refused = reply({ ...refusal(common.message("try-again")), status: 409 });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ ok: false, message: common.message("try-again") });
  });
});
