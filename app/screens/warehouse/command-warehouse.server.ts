import { z } from "zod";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

import { countStock } from "#app/stock/count-stock.server.ts";
import { disconnectWarehouse } from "#app/fulfillment/connecting/disconnect-warehouse.server.ts";
import { pauseWarehouse, resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import { readStockCsv } from "#app/stock/read-stock-csv.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import { updateWarehouse } from "#app/warehouses/update-warehouse.server.ts";
import { WarehouseTerms } from "#app/warehouses/warehouse-terms.ts";
import { wordsOfFault } from "#app/warehouses/warehouse-fault.ts";

/** What became of a command, for a screen: a toast of a few words, or what went wrong, by field or by row where there is one. */
export type WarehouseCommanded =
  | { ok: true; said: string; problems?: readonly Problem[] }
  | { ok: false; message: string; errors?: Record<string, string>; problems?: readonly Problem[] };
type Problem = { row: number; words: string };

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("The form isn't readable");
    return z.NEVER;
  }
});
const Counts = z
  .array(
    z.object({
      sku: z.string().min(1),
      onHand: z.number().int().min(0).max(999_999_999),
      bin: z.string().max(60).nullable().default(null),
    }),
  )
  .min(1)
  .max(500);

const Command = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["pause", "resume", "refresh", "disconnect"]) }),
  z.object({ intent: z.literal("terms"), terms: json.pipe(WarehouseTerms.partial()) }),
  z.object({ intent: z.literal("count"), counts: json.pipe(Counts) }),
  z.object({ intent: z.literal("csv"), list: z.string().max(10_000_000) }),
  z.object({ intent: z.literal("renew"), credentials: json }),
]);

/**
 * What a merchant tells a warehouse on its page. Form fields: `intent`, and with it `terms` (JSON: WarehouseTerms, what is to change),
 * `counts` (JSON: [{ sku, onHand, bin? }]), `list` (CSV: sku, on_hand, bin) or `credentials`
 * (JSON: what the provider's fields ask for).
 */
export async function commandWarehouse(shop: Shop, id: WarehouseId, form: FormData): Promise<WarehouseCommanded> {
  const parsed = Command.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const errors: Record<string, string> = {};
    for (const issue of parsed.error.issues) errors[issue.path.slice(1).join(".") || String(issue.path[0])] ??= issue.message;
    return { ok: false, message: parsed.error.issues[0]?.message ?? "Check the form.", errors };
  }

  const command = parsed.data;
  switch (command.intent) {
    case "pause":
      return (await pauseWarehouse(shop, id)) ? said("Warehouse paused") : failed("Only a connected warehouse can be paused.");
    case "resume":
      return (await resumeWarehouse(shop, id)) ? said("Warehouse resumed") : failed("Only a paused warehouse can be resumed.");
    case "refresh":
      return readNow(shop, id);
    case "disconnect": {
      const answer = await disconnectWarehouse(shop, id);
      return answer.outcome === "disconnected" ? said("Warehouse disconnected") : failed(answer.message);
    }
    case "terms": {
      const answer = await updateWarehouse(shop, id, command.terms);
      return answer.outcome === "updated" ? said("Warehouse saved") : failed(answer.message);
    }
    case "renew": {
      const answer = await renewCredentials(shop, id, command.credentials);
      if (answer.outcome === "refused") return { ok: false, message: answer.message, errors: { [answer.field]: answer.message } };
      return answer.outcome === "renewed" ? said("Credentials renewed") : failed(answer.message);
    }
    case "count":
      return counted(await countStock(shop, id, command.counts));
    case "csv": {
      const { rows, problems } = readStockCsv(command.list);
      return counted(await countStock(shop, id, rows, problems));
    }
  }
}

async function readNow(shop: Shop, id: WarehouseId): Promise<WarehouseCommanded> {
  try {
    await refreshStock(shop, id);
    return said("Stock is read");
  } catch (fault) {
    return failed(wordsOfFault(fault));
  }
}

function counted(answer: Awaited<ReturnType<typeof countStock>>): WarehouseCommanded {
  if (answer.outcome !== "counted") return failed(answer.message);
  if (answer.counted === 0) return { ok: false, message: "Nothing was counted.", problems: answer.problems };
  return { ok: true, said: answer.counted === 1 ? "1 SKU counted" : `${answer.counted} SKUs counted`, problems: answer.problems };
}

const said = (words: string): WarehouseCommanded => ({ ok: true, said: words });
const failed = (message: string): WarehouseCommanded => ({ ok: false, message });
