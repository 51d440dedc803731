import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";

/** A journey to begin with. */
export type JourneyTemplate = {
  id: string;
  title: Message;
  about: Message;
  definition: (shop: Pick<Shop, "currency">) => JourneyDefinition;
};

export const TEMPLATES: readonly JourneyTemplate[] = [];

export const findTemplate = (id: string): JourneyTemplate | undefined => TEMPLATES.find((template) => template.id === id);
