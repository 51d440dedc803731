import { z } from "zod";
import { isStorable } from "./is-storable.ts";

/** Longer than any name, title, SKU or number that is looked for. */
export const LONGEST_SEARCH = 100;

/**
 * What is searched for, as it stands in a URL: empty where nothing is. Null where it can't be searched for, since it is too long or has signs
 * that no text holds: then nothing is found, and never everything.
 */
export const SearchText = z
  .string()
  .trim()
  .catch("")
  .transform((typed) => (typed.length <= LONGEST_SEARCH && isStorable(typed) ? typed : null));
