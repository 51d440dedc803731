import { inShop, readInShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { createJourney } from "#app/recovery/journeys/save-journey.server.ts";
import { klaviyo } from "#app/recovery/klaviyo/messages.ts";
import { mapUpload, type MappedFlow } from "#app/recovery/klaviyo/mapping/map-flow.ts";
import { shortened } from "#app/platform/cut-text.ts";
import { readUpload } from "#app/recovery/klaviyo/reading/read-upload.ts";
import { freeName } from "../journeys/create-from-template.server.ts";
import type { ImportCommand } from "./import-command.ts";
import { type FlowView, viewOf } from "./import-view.ts";
import { klaviyoImport } from "./messages.ts";

/** What was read of what was given; `created`: how many drafts were kept of it. */
export type ImportReply = Reply<{ flows: FlowView[]; created: number }>;

/** As long as a journey's name may be, with room for a number. */
const LONGEST_NAME = 90;

/**
 * Reads what Klaviyo answered. `save` keeps the chosen flows as drafts, all of them or none; what is kept is what is given along: nothing is
 * remembered of what was only read.
 */
export async function commandImport(shop: Shop, command: ImportCommand, words: Words): Promise<ImportReply> {
  const { texts, language, events } = command;
  const read = readUpload(texts);
  if (read.outcome === "refused") {
    const { problem, at } = read;
    const name = at === undefined ? undefined : command.names[at];
    return refusal(name === undefined ? problem : klaviyoImport.message("in-file", { name, problem }));
  }
  const flows = mapUpload(read.upload, { currency: shop.currency, language, events });
  const names = flows.map((flow) => nameOf(flow, words));
  const there = await readInShop(shop, (db) =>
    db.journey.findMany({ where: { shopId: shop.id, name: { in: names } }, select: { name: true } }),
  );
  const known = new Set(there.map(({ name }) => name));
  const views = flows.map((flow, index) => {
    const name = names[index] ?? "";
    return viewOf(flow, name, { currency: shop.currency, isThere: known.has(name) });
  });
  if (command.intent === "read") return { ok: true, flows: views, created: 0 };

  const chosen = [...new Set(command.flows)].flatMap((index) => flows[index] ?? []).filter((flow) => flow.outcome === "mapped");
  if (chosen.length === 0) return refusal(klaviyoImport.message("save-none"));
  await inShop(shop, async (db) => {
    for (const flow of chosen) {
      const name = await freeName(db, shop, nameOf(flow, words), words);
      await createJourney(db, shop, { name, definition: flow.definition });
    }
  });
  return { ok: true, flows: views, created: chosen.length, message: klaviyoImport.message("saved") };
}

function nameOf({ id, name }: MappedFlow, words: Words): string {
  if (name !== null) return shortened(name, LONGEST_NAME);
  return shortened(words(id === null ? klaviyo.message("unnamed") : klaviyo.message("unnamed-of", { id })), LONGEST_NAME);
}
