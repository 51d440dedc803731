import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";
import type { Typeface } from "./split-by-typeface.ts";
import { typefaceSources } from "./typeface-sources.ts";
import { unwrapWoff } from "./unwrap-woff.ts";

/** Joiners, direction marks and variation selectors: a font need not have them. */
const invisible = /\p{Join_Control}|\p{Variation_Selector}|\p{Bidi_Control}/u;

let opened: readonly Typeface[] | undefined;

/** The typefaces that come with the app; each file is read when its first letter is needed, and then kept. */
export function openTypefaces(): readonly Typeface[] {
  opened ??= typefaceSources.map(({ name, file, script }) => {
    let bytes: Buffer | undefined;
    let font: fontkit.Font | undefined;
    const data = () => (bytes ??= unwrapWoff(readFileSync(find(file))));
    const opened = () => (font ??= fontkit.create(data()) as fontkit.Font);
    return {
      name,
      data,
      has(grapheme) {
        if (!script.test(grapheme)) return false;
        const letters = Array.from(grapheme).filter((letter) => !invisible.test(letter));
        return letters.every((letter) => opened().hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
      },
      sets(text) {
        try {
          opened().layout(text);
          return true;
        } catch {
          // fontkit 2.0.4 reads the anchor of a mark also where the font names none for its class (GPOS getAnchor of null).
          return false;
        }
      },
    };
  });
  return opened;
}

/** Beside the chunks of the production build, or in the package when the source itself runs. */
const inBuild = fileURLToPath(new URL("../fonts/", import.meta.url));

function find(file: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(file) ?? [];
  const found = [join(inBuild, basename(file)), ...folders.map((folder) => join(folder, file))].find((path) => existsSync(path));
  if (!found) throw new Error(`The typeface ${basename(file)} is missing: make the build again (npm ci && npm run build).`);
  return found;
}
