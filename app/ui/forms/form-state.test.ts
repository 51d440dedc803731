import { expect, expectTypeOf, test } from "vitest";
import { refusal } from "#app/platform/http/reply.ts";
import { common } from "#app/platform/messages/messages.ts";
import { answer, isDirty, pick, refusedField, refusedWhole, reload, send, startForm, type, type FieldName } from "./form-state.ts";

const saved = { name: "Leeds", address: { city: "Leeds" }, prices: [{ first: "1.00" }, { first: "2.00" }] };
const required = common.message("required");

test("a form is dirty while what is typed is not what is saved", () => {
  const typed = type(startForm(saved), "prices.1.first", "3.00");
  expect(isDirty(startForm(saved))).toBe(false);
  expect(typed.typed).toEqual({ ...saved, prices: [{ first: "1.00" }, { first: "3.00" }] });
  expect(isDirty(typed)).toBe(true);
  expect(isDirty(type(typed, "prices.1.first", "2.00"))).toBe(false);
  expect(isDirty(answer(send(typed), { ok: true }))).toBe(false);
  expect(saved.prices[1]?.first).toBe("2.00");
});

test("what is typed while the form is being saved is kept, and is yet to be saved", () => {
  const onTheWay = type(send(type(startForm(saved), "name", "York")), "address.city", "York");
  const answered = reload(answer(onTheWay, { ok: true }), { ...saved, name: "York" });
  expect(answered.typed).toEqual({ ...saved, name: "York", address: { city: "York" } });
  expect(isDirty(answered)).toBe(true);
  expect(reload(answered, { ...saved, name: "Hull" }).typed.name).toBe("Hull");
});

test("what is typed and not saved stays, and stays marked, when the page comes up to date under it", () => {
  const wrong = answer(
    send(type(type(startForm(saved), "name", "York"), "prices.0.first", "-1")),
    refusal(required, { "prices.0.first": required }),
  );
  const elsewhere = reload(wrong, { ...saved, address: { city: "Hull" }, prices: [{ first: "5.00" }] });
  expect(elsewhere.typed).toEqual({ name: "York", address: { city: "Hull" }, prices: [{ first: "-1" }, { first: "2.00" }] });
  expect(refusedField(elsewhere, "prices.0.first")).toEqual(required);
  expect(isDirty(elsewhere)).toBe(true);
  expect(isDirty(reload(startForm(saved), { ...saved, name: "Hull" })), "nothing was typed").toBe(false);
});

test("what was refused as it began stays marked when the page comes up to date under it, until it is something else there too", () => {
  const refused = answer(send(startForm(saved)), refusal(required, { name: required, "address.city": required }));
  const elsewhere = reload(refused, { ...saved, name: "Hull" });
  expect([refusedField(elsewhere, "name"), refusedField(elsewhere, "address.city")]).toEqual([undefined, required]);
  expect(isDirty(elsewhere)).toBe(false);
});

test("both of two wrong fields are marked, each until it is changed", () => {
  const refused = answer(startForm(saved), refusal(required, { name: required, "address.city": required }));
  expect([refusedField(refused, "name"), refusedField(refused, "address.city")]).toEqual([required, required]);
  const mended = type(refused, "name", "York");
  expect([refusedField(mended, "name"), refusedField(mended, "address.city")]).toEqual([undefined, required]);
  expect(refusedField(type(refused, "address", { city: "York" }), "address.city")).toBeUndefined();
  expect(refusedField(answer(send(mended), refusal(required, { name: required })), "name")).toEqual(required);
});

test("what was said of all rows together goes once one of them is changed, and what was said of the whole with the last mark", () => {
  const reply = refusal(common.message("check-fields", { count: 3 }), { name: required, prices: required, "prices.0.first": required });
  const refused = answer(send(startForm(saved)), reply);
  expect(refusedWhole(refused, reply)).toEqual(reply.message);
  const rows = type(refused, "prices.0.first", "3.00");
  expect([refusedField(rows, "prices"), refusedField(rows, "name")]).toEqual([undefined, required]);
  expect(refusedWhole(rows, reply)).toEqual(common.message("check-fields", { count: 1 }));
  expect(refusedWhole(type(rows, "name", "York"), reply)).toBeUndefined();
  const whole = refusal(required);
  expect(refusedWhole(type(answer(send(startForm(saved)), whole), "name", "York"), whole), "it is about no field").toEqual(required);
});

test("fields are known by their names, to the compiler too", () => {
  expectTypeOf<"name" | "address" | "address.city" | "prices" | "prices.0" | "prices.0.first">().toExtend<FieldName<typeof saved>>();
  expectTypeOf<"addres.city">().not.toExtend<FieldName<typeof saved>>();
  expect(pick(saved, "prices.1.first")).toBe("2.00");
  expect(pick(saved, "prices.7.first")).toBeUndefined();
});
