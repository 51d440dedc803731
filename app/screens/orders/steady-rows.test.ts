import { expect, test } from "vitest";
import { steady } from "./steady-rows.ts";

const row = (id: string, says = "") => ({ id, says });
const shown = { page: "?", rows: [row("2"), row("1")] };

test("rows that are shown are brought up to date in their places, and what is new waits", () => {
  expect(steady(shown, "?", [row("3"), row("2", "held"), row("1")])).toEqual({
    page: "?",
    rows: [row("2", "held"), row("1")],
    hasNews: true,
  });
  expect(steady(shown, "?", [row("2", "held"), row("1")])).toMatchObject({ hasNews: false });
});

test("a row that left the list stays until the news is asked for", () => {
  expect(steady(shown, "?", [row("1")])).toEqual({ page: "?", rows: shown.rows, hasNews: true });
});

test("another page, and a list that was empty, are shown as they are", () => {
  expect(steady(shown, "?view=late", [row("9")])).toEqual({ page: "?view=late", rows: [row("9")], hasNews: false });
  expect(steady({ page: "?", rows: [] }, "?", [row("9")])).toMatchObject({ rows: [row("9")], hasNews: false });
});
