import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Refusal, type Reply, refusal } from "#app/platform/http/reply.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { DefinitionProblem } from "#app/recovery/journeys/checking/check-definition.ts";
import { checkTexts } from "#app/recovery/journeys/checking/check-texts.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { type SavedJourney, saveJourney, setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import type { JourneyCommand } from "./journey-command.ts";
import { journey } from "./messages.ts";

/** What was answered to a merchant who told a journey something; of one that isn't right, what is wrong with it. */
export type JourneyReply = Reply | (Refusal & { problems: readonly DefinitionProblem[] });

/** Does what a merchant told a journey. Where somebody else changed it since, nothing is saved, and the answer's status is 409. */
export async function commandJourney(shop: Shop, id: string, command: JourneyCommand): Promise<JourneyReply> {
  switch (command.intent) {
    case "save": {
      const { name, definition, revision, state } = command;
      // Outside the transaction: a text is filled in by a thread of its own, which may take seconds.
      const unsendable = await checkTexts(definition);
      return inShop(shop, async (db) => {
        const saved = await saveJourney(db, shop, { id, revision, name, definition, unsendable });
        if (saved.outcome === "not-right") return notRight("problems-live", saved.problems);
        if (saved.outcome !== "saved" || state === undefined) return replyTo(saved, journey.message("saved"));
        const live = await setJourneyState(db, shop, id, "live", unsendable);
        // What was typed is kept, also where it is not right enough to go live.
        return replyTo(live, journey.message("now-live"));
      });
    }
    case "go-live":
    case "pause": {
      const isLive = command.intent === "go-live";
      const unsendable = isLive ? await checkSavedTexts(shop, id) : [];
      const set = await inShop(shop, (db) => setJourneyState(db, shop, id, isLive ? "live" : "paused", unsendable));
      return replyTo(set, journey.message(isLive ? "now-live" : "now-paused"));
    }
    case "delete": {
      // One that was live is what its runs and the report are of.
      const { count } = await inShop(shop, (db) => db.journey.deleteMany({ where: { shopId: shop.id, id, liveSince: null } }));
      return count > 0 ? done(journey.message("now-deleted")) : refusal(journey.message("not-there"));
    }
  }
}

async function checkSavedTexts(shop: Shop, id: string) {
  const saved = await inShop(shop, (db) => db.journey.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
  const { data: definition } = JourneyDefinition.safeParse(saved?.definition);
  return definition ? checkTexts(definition) : [];
}

const done = (message: Message): Reply => ({ ok: true, message });

const notRight = (code: "problems" | "problems-live", problems: readonly DefinitionProblem[]): JourneyReply => ({
  ...refusal(journey.message(code, { count: problems.length })),
  problems,
});

function replyTo(saved: SavedJourney, message: Message): JourneyReply {
  switch (saved.outcome) {
    case "saved":
      return done(message);
    case "changed-meanwhile":
      return { ok: false, status: 409, message: journey.message("changed-meanwhile") } satisfies Refusal;
    case "not-right":
      return notRight("problems", saved.problems);
    case "gone":
      return refusal(journey.message("not-there"));
  }
}
