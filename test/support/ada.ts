import type { Actor } from "#app/platform/actor.ts";

/** Somebody of the merchant's staff. */
export const ada: Actor = { kind: "staff", id: "7", name: "Ada Byron" };
