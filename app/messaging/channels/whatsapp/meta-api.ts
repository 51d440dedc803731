import { z } from "zod";

/** Meta's API, at the version whose contract ours is checked against. */
export const META_BASE = "https://graph.facebook.com/v23.0";

/** What Meta answers when it does not do what was asked. */
export const MetaProblem = z.object({
  error: z.looseObject({
    code: z.number().int(),
    message: z.string().default(""),
    error_data: z.looseObject({ details: z.string().optional() }).optional(),
  }),
});

export const metaHeaders = (accessToken: string) => ({ authorization: `Bearer ${accessToken}` });

/** The words that say most of what was wrong. */
export function wordsOfProblem({ error }: z.infer<typeof MetaProblem>): string {
  return error.error_data?.details ?? error.message;
}
