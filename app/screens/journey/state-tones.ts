import type { BadgeLook } from "#app/ui/badge.tsx";
import type { JourneyState } from "#generated/prisma/enums.ts";

/** How a journey's state looks. */
export const STATE_TONES: Record<JourneyState, BadgeLook["tone"]> = { live: "success", draft: "info", paused: "attention" };
