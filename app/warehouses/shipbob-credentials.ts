import { z } from "zod";

/** A personal access token from ShipBob's dashboard (Integrations → API tokens). */
export const ShipBobCredentials = z.object({
  token: z.string("Paste the token").trim().min(1, "Paste the token").max(4000),
});

export type ShipBobCredentials = z.infer<typeof ShipBobCredentials>;
