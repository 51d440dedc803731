import type { Html } from "./html.ts";

/** What a buyer's browser is answered. */
export type Answer =
  | { title: string; body: Html; status?: number; scripts?: string[]; pageType?: string }
  | { redirect: string }
  | { text: string; type: string; status?: number; maxAge?: number; headers?: Record<string, string> }
  | { json: unknown; status?: number };
