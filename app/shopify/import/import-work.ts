import type { ImportStep } from "#generated/prisma/client.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ImportDefinition } from "./import-definition.ts";

/** A step of a shop's import, as it stands when a run takes it up. */
export type Work = { shop: Shop; definition: ImportDefinition; step: ImportStep };

/** What a run came to: the step is done, or is to be taken up again in so many seconds. */
export type StepOutcome = { outcome: "done" } | { outcome: "later"; seconds: number };
