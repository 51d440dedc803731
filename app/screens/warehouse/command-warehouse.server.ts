import { refusal } from "#app/platform/http/reply.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countStock, type CountedStock } from "#app/stock/count-stock.server.ts";
import { readStockCsv } from "#app/stock/read-stock-csv.ts";
import { joinStockReading } from "#app/stock/refresh-stock.server.ts";
import { sweepSoon } from "#app/fulfillment/sweep-orders.server.ts";
import { disconnectWarehouse } from "#app/fulfillment/connecting/disconnect-warehouse.server.ts";
import { changePlace } from "#app/warehouses/change-place.server.ts";
import { pauseWarehouse, resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import { renewCredentials } from "#app/warehouses/renew-credentials.server.ts";
import { saveServiceChoices } from "#app/warehouses/services/save-service-choices.server.ts";
import { confirmPrices, updateWarehouse } from "#app/warehouses/update-warehouse.server.ts";
import { wordsOfFault } from "#app/warehouses/warehouse-fault.ts";
import { warehouse } from "./messages.ts";
import { priceListOf } from "./typed-prices.ts";
import type { WarehouseCommand, WarehouseReply } from "./warehouse-command.ts";

/** What may let orders go that wait: they are looked at again at once. */
const PUTS_RIGHT: readonly WarehouseCommand["intent"][] = ["resume", "prices", "services", "schedule", "count", "csv", "refresh"];

/** Does what a merchant told a warehouse on its page. */
export async function commandWarehouse(shop: Shop, id: WarehouseId, command: WarehouseCommand): Promise<WarehouseReply> {
  const reply = await carryOut(shop, id, command);
  if (reply.ok && PUTS_RIGHT.includes(command.intent)) await sweepSoon(shop);
  return reply;
}

async function carryOut(shop: Shop, id: WarehouseId, command: WarehouseCommand): Promise<WarehouseReply> {
  switch (command.intent) {
    case "pause":
      return (await pauseWarehouse(shop, id)) ? done(warehouse.message("paused")) : refusal(warehouse.message("not-connected"));
    case "resume":
      return (await resumeWarehouse(shop, id)) ? done(warehouse.message("resumed")) : refusal(warehouse.message("not-paused"));
    case "refresh":
      return readStockNow(shop, id);
    case "disconnect": {
      const answer = await disconnectWarehouse(shop, id);
      return answer.outcome === "disconnected" ? done(warehouse.message("disconnected")) : refusal(answer.message);
    }
    case "prices":
      return saved(await updateWarehouse(shop, id, { prices: priceListOf(command, shop.currency) }));
    case "services":
      return saved(
        await saveServiceChoices(
          shop,
          id,
          command.choices.filter(({ service }) => service !== ""),
        ),
      );
    case "confirm-prices":
      return saved(await confirmPrices(shop, id));
    case "place": {
      const answer = await changePlace(shop, id, { name: command.name, address: command.address ?? null });
      if (answer.outcome === "refused") return refusal(answer.message, { [answer.field]: answer.message });
      return answer.outcome === "changed" ? done(warehouse.message("saved")) : refusal(answer.message);
    }
    case "schedule": {
      const { intent: _, ...schedule } = command;
      return saved(await updateWarehouse(shop, id, schedule));
    }
    case "renew": {
      const answer = await renewCredentials(shop, id, command.credentials);
      if (answer.outcome === "refused") return refusal(answer.message, { [answer.field]: answer.message });
      return answer.outcome === "renewed" ? done(warehouse.message("renewed")) : refusal(answer.message);
    }
    case "count": {
      const counts = command.counts.map((count, index) => ({ ...count, bin: count.bin ?? null, row: index + 1 }));
      return counted(
        await countStock(
          shop,
          id,
          counts.filter(({ was, onHand }) => was !== onHand),
        ),
      );
    }
    case "csv": {
      const { rows, problems, notes } = readStockCsv(command.list);
      const reply = counted(await countStock(shop, id, rows, problems));
      return reply.ok ? { ...reply, notes: notes.filter(({ row }) => !reply.problems?.some((problem) => problem.row === row)) } : reply;
    }
  }
}

async function readStockNow(shop: Shop, id: WarehouseId): Promise<WarehouseReply> {
  try {
    await joinStockReading(shop, id);
    return done(warehouse.message("read"));
  } catch (fault) {
    return refusal(wordsOfFault(fault));
  }
}

function counted(answer: CountedStock): WarehouseReply {
  if (answer.outcome !== "counted") return refusal(answer.message);
  const { problems } = answer;
  if (answer.counted === 0) return { ...refusal(warehouse.message("nothing-counted")), problems };
  return { ...done(warehouse.message("counted", { count: answer.counted })), problems };
}

function saved(answer: Awaited<ReturnType<typeof updateWarehouse>>): WarehouseReply {
  return answer.outcome === "updated" ? done(warehouse.message("saved")) : refusal(answer.message);
}

const done = (message: Message) => ({ ok: true as const, message });
