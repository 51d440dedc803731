import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";
import { importResources } from "./import-definition.ts";

/** Somebody asks for a new copy of the whole shop. */
export const importAsked = defineEvent("import.asked", { payload: z.object({}), key: () => "shop" });

/** The steps of an import are laid out: the rooms take those of their resources. */
export const importOpened = defineEvent("import.opened", {
  payload: z.object({ resources: z.array(z.enum(importResources)) }),
  key: () => "shop",
});

/** A resource of the shop is copied whole: whoever draws on all of it can. */
export const importFinished = defineEvent("import.finished", {
  payload: z.object({ resource: z.enum(importResources) }),
  key: ({ resource }) => `import:${resource}`,
});
