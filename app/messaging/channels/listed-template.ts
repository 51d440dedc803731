import type { Json } from "#app/platform/json.ts";

/** A template as its provider tells it, in the provider's own words. */
export type ListedTemplate = {
  name: string;
  language: string;
  category: string;
  state: string;
  quality: string | null;
  reason: string | null;
  components: Json;
};
