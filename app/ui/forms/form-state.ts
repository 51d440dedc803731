import { common } from "#app/platform/messages/messages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Fields, Reply } from "#app/platform/http/reply.ts";

/** What a form holds: texts, choices, rows of them. */
export type FormValue = string | number | boolean | null | readonly FormValue[] | { readonly [name: string]: FormValue };

/** The names of a form's fields, at most four deep: `name`, `address.city`, `prices.0.first`. */
export type FieldName<V, Levels extends readonly 1[] = [1, 1, 1, 1]> = Levels extends readonly [1, ...infer Rest extends readonly 1[]]
  ? V extends readonly (infer Item)[]
    ? `${number}` | `${number}.${FieldName<Item, Rest>}`
    : V extends object
      ? { [Key in keyof V & string]: Key | `${Key}.${FieldName<V[Key], Rest>}` }[keyof V & string]
      : never
  : never;

/** A form on a screen: what was saved, what is typed, what was last sent, what the answer said of it, and what has been changed since then. */
export type FormState<V> = { saved: V; typed: V; sent: V; refused: Fields; touched: readonly string[] };

export function startForm<V>(saved: V): FormState<V> {
  return { saved, typed: saved, sent: saved, refused: {}, touched: [] };
}

export function isDirty({ saved, typed }: FormState<unknown>): boolean {
  return !isSame(saved, typed);
}

/** A field with another value. What was said of it, or of a part of it, no longer counts. */
export function type<V>(state: FormState<V>, name: string, value: unknown): FormState<V> {
  return { ...state, typed: put(state.typed, name.split("."), value), touched: [...state.touched.filter((one) => one !== name), name] };
}

/**
 * The form as its loader sees it now. What a person has typed and not saved stays, with what was said of it, whoever else changed something
 * meanwhile; the rest is as the loader says.
 */
export function reload<V>(state: FormState<V>, saved: V): FormState<V> {
  if (isSame(state.saved, saved)) return state;
  if (isDirty(state)) return { ...state, saved, typed: mergeTyped(state, saved) };
  // Also what begins with nothing typed may have been refused: what is still as it was is still wrong.
  const refused = Object.entries(state.refused).filter(([name]) => isSame(pick(state.typed, name), pick(saved, name)));
  return { ...startForm(saved), refused: Object.fromEntries(refused), touched: state.touched };
}

/** The form on its way: what is typed from now on is another change. */
export function send<V>(state: FormState<V>): FormState<V> {
  return { ...state, sent: state.typed, touched: [] };
}

/** The form once it was checked or answered: wrong fields are marked until they are changed; what was sent and done is saved. */
export function answer<V>(state: FormState<V>, reply: Reply): FormState<V> {
  return reply.ok ? { ...state, saved: state.sent, refused: {} } : { ...state, refused: reply.fields ?? {} };
}

/** What is wrong with a field, unless it, or a part of it, has been changed since. */
export function refusedField<V>({ refused, touched }: FormState<V>, name: string) {
  return touched.some((one) => one === name || name.startsWith(`${one}.`) || one.startsWith(`${name}.`)) ? undefined : refused[name];
}

/** What is wrong with the whole, as far as it still is: what was said of marked fields goes with the last of their marks. */
export function refusedWhole<V>(state: FormState<V>, reply: Reply | undefined): Message | undefined {
  if (reply?.ok !== false) return undefined;
  if (Object.keys(reply.fields ?? {}).length === 0) return reply.message;
  const count = Object.keys(state.refused).filter((name) => refusedField(state, name) !== undefined).length;
  if (count === 0) return undefined;
  return reply.message.code === CHECK_FIELDS ? common.message("check-fields", { count }) : reply.message;
}

const CHECK_FIELDS = common.message("check-fields", { count: 1 }).code;

/** What is wrong with a field or with a part of it: the first thing. */
export function refusedWithin<V>(state: FormState<V>, name: string) {
  const names = Object.keys(state.refused).filter((one) => one === name || one.startsWith(`${name}.`));
  return names.map((one) => refusedField(state, one)).find((message) => message !== undefined);
}

function mergeTyped<V>(state: Pick<FormState<V>, "saved" | "typed">, now: V): V;
function mergeTyped({ saved, typed }: Pick<FormState<unknown>, "saved" | "typed">, now: unknown): unknown {
  if (isSame(saved, typed)) return now;
  // Rows of a list have no names of their own: one that is being changed is the person's.
  if (!isParted(typed) || !isParted(now) || Array.isArray(typed) || Array.isArray(now)) return typed;
  const names = Object.keys({ ...typed, ...now });
  return Object.fromEntries(names.map((name) => [name, mergeTyped({ saved: pick(saved, name), typed: typed[name] }, now[name])]));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The value of a field. */
export function pick(values: unknown, name: string): unknown {
  return name.split(".").reduce<unknown>((within, step) => (isParted(within) ? within[step] : undefined), values);
}

function put<V>(values: V, path: readonly string[], value: unknown): V;
function put(values: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(values)) return values.map((item: unknown, at) => (String(at) === step ? put(item, rest, value) : item));
  const within = isParted(values) ? values : {};
  return { ...within, [step]: put(within[step], rest, value) };
}

function isParted(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
