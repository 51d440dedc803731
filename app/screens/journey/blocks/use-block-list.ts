import { useEffect, useId, useState } from "react";
import type { Block, BlockKind, MailBlocks } from "#app/recovery/mail-blocks/block.ts";
import { duplicated, freshId, moved, put, without } from "#app/recovery/mail-blocks/edit-blocks.ts";
import { freshBlock } from "#app/recovery/templates/mail-as-blocks.ts";
import { templateWords } from "#app/recovery/templates/template-words.ts";

type Removed = { block: Block; at: number };

/** What can be done with a mail's blocks, what of it can be undone, and where whoever works by keys is afterwards. */
export function useBlockList(mail: MailBlocks, change: (blocks: Block[]) => void, language: string) {
  const { blocks } = mail;
  const prefix = useId();
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [moving, setMoving] = useState<{ id: string; place: number } | null>(null);
  const [focusOn, setFocusOn] = useState<string[]>([]);
  useEffect(() => {
    if (focusOn.length === 0) return;
    for (const id of focusOn) {
      const element = document.getElementById(id);
      if (!(element instanceof HTMLButtonElement) || element.disabled || element.ariaDisabled === "true") continue;
      element.focus();
      break;
    }
    setFocusOn([]);
  }, [focusOn]);
  const idOf = (id: string, what: "edit" | "up" | "down" | "undo") => `${prefix}${id}${what}`;
  const next = () => freshId(blocks, removed ? [removed.block] : []);
  return {
    open,
    removed,
    moving,
    idOf,
    /** Opens one that somebody has to look at, and takes them there. */
    show: (id: string) => {
      setOpen(id);
      setFocusOn([idOf(id, "edit")]);
    },
    toggle: (id: string) => setOpen(open === id ? null : id),
    add: (kind: BlockKind, at = blocks.length) => {
      const id = next();
      change(put(blocks, at, { ...freshBlock(kind, templateWords(language)), id }));
      setOpen(id);
      setRemoved(null);
      setFocusOn([idOf(id, "edit")]);
    },
    move: (at: number, by: -1 | 1) => {
      const id = blocks[at]?.id ?? "";
      change(moved(blocks, at, by));
      setRemoved(null);
      setMoving({ id, place: at + by + 1 });
      setFocusOn([idOf(id, by === -1 ? "up" : "down"), idOf(id, by === -1 ? "down" : "up")]);
    },
    duplicate: (at: number) => {
      const id = next();
      change(duplicated(blocks, at, id));
      setOpen(id);
      setRemoved(null);
      setFocusOn([idOf(id, "edit")]);
    },
    remove: (at: number) => {
      const block = blocks[at];
      if (!block) return;
      change(without(blocks, at));
      setOpen(null);
      setRemoved({ block, at });
      setFocusOn([idOf(block.id, "undo")]);
    },
    undo: () => {
      if (!removed) return;
      change(put(blocks, removed.at, removed.block));
      setRemoved(null);
      setFocusOn([idOf(removed.block.id, "edit")]);
    },
  };
}
