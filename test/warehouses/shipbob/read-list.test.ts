import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { USUAL_PATIENCE } from "#app/warehouses/providers/call-provider.server.ts";
import { createRequestPace } from "#app/warehouses/providers/request-pace.server.ts";
import { shipBobWords } from "#app/warehouses/providers/shipbob/messages.ts";
import { readList } from "#app/warehouses/providers/shipbob/read-list.server.ts";
import { listen, type Listening } from "../../support/listen.ts";

let server: Listening | undefined;
afterEach(() => server?.close());

const Item = z.object({ id: z.number() });
const what = shipBobWords.message("channels");

/** Reads a list of which each address answers this page; an address that has none is refused with 403. */
async function reads(pages: Readonly<Record<string, unknown>>, meaning: readonly 403[] = []) {
  server = await listen(({ url = "" }, response) => {
    const page = pages[url];
    response.writeHead(page === undefined ? 403 : 200, { "content-type": "application/json" }).end(JSON.stringify(page ?? {}));
  });
  const api = {
    label: shipBobWords.message("label"),
    baseUrl: server.url,
    headers: {},
    pace: createRequestPace(600),
    patience: USUAL_PATIENCE,
  };
  return readList(api, "/list", Item, what, meaning);
}

describe("a list of ShipBob's", () => {
  test("is read to its last page, in order", async () => {
    const pages = {
      "/list": { items: [{ id: 1, more: "unread" }], next: "/list?page=2" },
      "/list?page=2": { items: null, next: "/list?page=3" },
      "/list?page=3": { items: [{ id: 2 }], next: null },
    };
    expect(await reads(pages)).toEqual({ items: [{ id: 1 }, { id: 2 }], refused: null });
  });

  test("whose pages go round in a circle is given up, not read for ever", async () => {
    const round = { "/list": { items: [{ id: 1 }], next: "/list?page=2" }, "/list?page=2": { items: [], next: "/list" } };
    await expect(reads(round)).rejects.toMatchObject({ code: "nonsense", words: shipBobWords.message("pages-in-circles", { what }) });
  });

  test("that the token may not read is told to whom that means something, and is a fault to everybody else", async () => {
    const half = { "/list": { items: [{ id: 1 }], next: "/list?page=2" } };
    expect(await reads(half, [403])).toMatchObject({ refused: 403 });
    await server?.close();
    await expect(reads(half)).rejects.toMatchObject({ code: "unauthorized" });
  });

  test("that isn't one is a fault: nobody takes it for an empty list", async () => {
    await expect(reads({ "/list": { items: "none" } })).rejects.toMatchObject({ code: "nonsense" });
  });
});
