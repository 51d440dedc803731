import { createContext, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useBlocker } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import type { Reply } from "#app/platform/http/reply.ts";
import { confirmLeaving, showToast } from "../app-bridge.ts";
import { ui } from "../messages/messages.ts";
import { useWords } from "../messages/reader-provider.tsx";
import { useText } from "../messages/use-text.ts";
import { type Round, saveTogether } from "./save-together.ts";
import { SpokenFor } from "./use-done-toast.ts";

/** A form (useForm); `saveWithin` a round tells that what was answered. */
type SavedForm = { dirty: boolean; saving: boolean; saveWithin: (round?: Round) => void; discard: () => void };

const Together = createContext<(id: string, form: SavedForm | null) => void>(() => {});

/** A form whose changes stand in the page's save bar while they are unsaved. */
export function FormSaveBar({ id, form }: { id: string; form: SavedForm }) {
  const tell = useContext(Together);
  useEffect(() => tell(id, form));
  useEffect(() => () => tell(id, null), [id, tell]);
  return null;
}

const NOTHING = { any: false, dirty: false, saving: false };

/**
 * Forms within share one save bar, as the admin shows only one: it saves, or discards, whatever is unsaved in any of them, and says in one
 * toast what became of them.
 */
export function SavedTogether({ children }: { children: React.ReactNode }) {
  const forms = useRef(new Map<string, SavedForm>());
  const [state, setState] = useState(NOTHING);
  const [spokenFor] = useState(() => new WeakSet<Reply>());
  const words = useWords();
  const tell = useCallback((id: string, form: SavedForm | null) => {
    if (form) forms.current.set(id, form);
    else forms.current.delete(id);
    const all = [...forms.current.values()];
    const next = { any: all.length > 0, dirty: all.some(({ dirty }) => dirty), saving: all.some(({ saving }) => saving) };
    setState((now) => (now.any === next.any && now.dirty === next.dirty && now.saving === next.saving ? now : next));
  }, []);
  const unsaved = () => [...forms.current.values()].filter(({ dirty }) => dirty);
  return (
    <Together.Provider value={tell}>
      <SpokenFor.Provider value={spokenFor}>{children}</SpokenFor.Provider>
      {state.any && (
        <Bar
          dirty={state.dirty}
          saving={state.saving}
          onSave={() =>
            saveTogether(
              unsaved(),
              (reply) => spokenFor.add(reply),
              ({ messages, failed }) => messages.forEach((message) => showToast(words(message), { failed })),
            )
          }
          onDiscard={() => {
            for (const form of unsaved()) form.discard();
          }}
        />
      )}
    </Together.Provider>
  );
}

type BarProps = Pick<SavedForm, "dirty" | "saving"> & { onSave: () => void; onDiscard: () => void };

/** The admin's save bar while something is unsaved. Leaving asks first, whether by the admin's menu or by a link of the page. */
function Bar({ dirty, saving, onSave, onDiscard }: BarProps) {
  const text = useText(ui);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    confirmLeaving().then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker]);

  return (
    <SaveBar id="unsaved" open={dirty} discardConfirmation>
      <button variant="primary" onClick={onSave} loading={saving ? "" : undefined}>
        {text("save")}
      </button>
      <button onClick={onDiscard}>{text("discard")}</button>
    </SaveBar>
  );
}
