import { useState } from "react";
import type { z } from "zod";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { useWords } from "../messages/reader-provider.tsx";
import { answer, isDirty, pick, refusedField, refusedWithin, send, startForm, type } from "./form-state.ts";

export type Typed<V> = ReturnType<typeof useTyped<V>>;

/** Fields that are read where they are typed, and sent by whoever holds them: those of a dialog, for instance. */
export function useTyped<V>(first: V) {
  const words = useWords();
  const [state, setState] = useState(() => startForm(first));
  const set = (name: string, value: unknown) => setState((now) => type(now, name, value));
  const error = (name: string) => {
    const message = refusedField(state, name);
    return message && words(message);
  };
  return {
    values: state.typed,
    dirty: isDirty(state),
    set,
    error,
    /** What is wrong with a field that has parts, or with one of them. */
    errorWithin: (name: string) => {
      const message = refusedWithin(state, name);
      return message && words(message);
    },
    text: (name: string) => {
      const value = pick(state.typed, name);
      return { name, value: typeof value === "string" ? value : "", error: error(name), onChange: (typed: string) => set(name, typed) };
    },
    checkbox: (name: string) => ({
      name,
      checked: pick(state.typed, name) === true,
      onChange: (checked: boolean) => set(name, checked),
    }),
    /** What was typed, as a schema reads it; undefined where it is wrong, which then stands beside each field. */
    read<S extends z.ZodType>(schema: S): z.output<S> | undefined {
      const checked = checkForm(schema, state.typed);
      setState((now) => answer(send(now), checked.ok ? { ok: true } : checked));
      return checked.ok ? checked.value : undefined;
    },
  };
}
