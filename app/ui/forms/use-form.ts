import { useEffect, useRef, useState } from "react";
import { useFetcher } from "@remix-run/react";
import type { z } from "zod";
import { checkForm } from "#app/platform/forms/check-form.ts";
import type { Reply } from "#app/platform/http/reply.ts";
import { useWords } from "../messages/reader-provider.tsx";
import type { Round } from "./save-together.ts";
import {
  answer,
  isDirty,
  pick,
  refusedField,
  refusedWhole,
  reload,
  send,
  startForm,
  type,
  type FieldName,
  type FormValue,
} from "./form-state.ts";

type Options<V> = {
  /** What the loader says is saved. Where it changes, the form starts again from it. */
  saved: V;
  /** What is sent along: `{ intent: "save" }`. */
  with?: Record<string, FormValue>;
  /** Checked before anything is sent. Of fields alone: the action parses the whole. */
  schema?: z.ZodType;
  /** Where to, when not to this page's own action. */
  action?: string;
  /** Called once for each answer. */
  onReply?: (reply: Reply) => void;
};

/**
 * A form on a screen: its fields for Polaris (`<TextField label="…" {...form.text("address.city")} />`), what the save bar needs
 * (`dirty`, `saving`, `save`, `discard`), and `message`, what is wrong with the whole. It is sent as JSON by a fetcher, for parseForm.
 */
export function useForm<V extends Record<string, FormValue>>({ saved, with: alongside, schema, action, onReply }: Options<V>) {
  const words = useWords();
  const fetcher = useFetcher<Reply>();
  const [state, setState] = useState(() => startForm(saved));
  const [reply, setReply] = useState<Reply>();
  const round = useRef<Round>(undefined);
  const heard = useRef(onReply);
  useEffect(() => {
    heard.current = onReply;
  });

  const savedAs = JSON.stringify(saved);
  useEffect(() => setState((now) => reload(now, JSON.parse(savedAs) as V)), [savedAs]);
  useEffect(() => {
    const answered = fetcher.data;
    if (answered === undefined) return;
    setReply(answered);
    setState((now) => answer(now, answered));
    // First the round: a toast of this form's own keeps silent about what the round speaks for.
    round.current?.told(answered);
    round.current = undefined;
    heard.current?.(answered);
  }, [fetcher.data]);

  // Where it was sent from a long page's foot, what is wrong may be out of sight.
  useEffect(() => {
    if (reply?.ok === false) focusOnFirstWrong();
  }, [reply]);

  const whole = refusedWhole(state, reply);
  const set = (name: FieldName<V>, value: FormValue) => setState((now) => type(now, name, value));
  const error = (name: FieldName<V>) => {
    const message = refusedField(state, name);
    return message && words(message);
  };

  const save = (also: Record<string, FormValue> = {}, within?: Round) => {
    const checked = schema && checkForm(schema, state.typed);
    setReply(checked?.ok === false ? checked : undefined);
    setState((now) => (checked?.ok === false ? answer(send(now), checked) : send(now)));
    if (checked?.ok === false) {
      within?.told(checked);
      return;
    }
    round.current = within;
    fetcher.submit(
      { ...state.typed, ...alongside, ...also },
      { method: "post", encType: "application/json", ...(action !== undefined && { action }) },
    );
  };

  return {
    values: state.typed,
    dirty: isDirty(state),
    saving: fetcher.state !== "idle",
    message: whole && words(whole),
    set,
    error,
    /** A text field, or a select: both hold texts. */
    text: (name: FieldName<V>) => {
      const value = pick(state.typed, name);
      return {
        name,
        value: typeof value === "string" || typeof value === "number" ? String(value) : "",
        error: error(name),
        onChange: (typed: string) => set(name, typed),
      };
    },
    checkbox: (name: FieldName<V>) => ({
      name,
      checked: pick(state.typed, name) === true,
      error: error(name),
      onChange: (checked: boolean) => set(name, checked),
    }),
    discard: () => {
      setReply(undefined);
      setState((now) => startForm(now.saved));
    },
    /** For a button: whatever that hands over is no round. */
    save: () => save(),
    /** For the page's save bar, together with other forms. */
    saveWithin: (round?: Round) => save({}, round),
    /** Saves, and has something more be done with it. */
    saveWith: (also: Record<string, FormValue>) => save(also),
  };
}

function focusOnFirstWrong(): void {
  document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
