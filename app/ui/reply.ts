/** What an action answers to the screen that asked: a toast of a few words, or what went wrong and what to do, beside its field. */
export type Reply = { ok: true; said: string } | { ok: false; message: string; field?: string };
