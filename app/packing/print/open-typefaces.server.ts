import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as fontkit from "fontkit";
import type { Typeface } from "./split-by-typeface.ts";
import { unwrapWoff } from "./unwrap-woff.ts";

const require = createRequire(import.meta.url);
const fontsource = (family: string, file: string) => require.resolve(`@fontsource/${family}/files/${family}-${file}.woff`);
const inPackage = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);

/** First come, first served: a letter is printed in the first typeface of the list that claims its script and has it. */
const families: readonly { name: string; file: () => string; script: RegExp }[] = [
  ...["latin", "latin-ext", "vietnamese"].map((part) => ({
    name: `noto-${part}`,
    file: () => fontsource("noto-sans", `${part}-400-normal`),
    script: /[\p{scx=Latn}\p{scx=Zyyy}\p{scx=Zinh}]/u,
  })),
  ...["cyrillic", "cyrillic-ext"].map((part) => ({
    name: `noto-${part}`,
    file: () => fontsource("noto-sans", `${part}-400-normal`),
    script: /\p{scx=Cyrl}/u,
  })),
  ...["greek", "greek-ext"].map((part) => ({
    name: `noto-${part}`,
    file: () => fontsource("noto-sans", `${part}-400-normal`),
    script: /\p{scx=Grek}/u,
  })),
  { name: "noto-devanagari", file: () => fontsource("noto-sans", "devanagari-400-normal"), script: /\p{scx=Deva}/u },
  { name: "noto-bengali", file: () => fontsource("noto-sans-bengali", "bengali-400-normal"), script: /\p{scx=Beng}/u },
  { name: "noto-arabic", file: () => fontsource("noto-sans-arabic", "arabic-400-normal"), script: /\p{scx=Arab}/u },
  { name: "noto-hebrew", file: () => fontsource("noto-sans-hebrew", "hebrew-400-normal"), script: /\p{scx=Hebr}/u },
  { name: "noto-thai", file: () => fontsource("noto-sans-thai", "thai-400-normal"), script: /\p{scx=Thai}/u },
  {
    name: "nanum",
    file: () => inPackage("@expo-google-fonts/nanum-gothic-coding", "400Regular/NanumGothicCoding_400Regular.ttf"),
    script: /\p{scx=Hang}/u,
  },
  {
    name: "noto-hans",
    file: () => join(dirname(require.resolve("@embedpdf/fonts-sc")), "../fonts/NotoSansHans-Regular.otf"),
    script: /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\u3000-\u30ff\uff00-\uffef]/u,
  },
  // Plain to look at, but it has every letter of Unicode's first plane.
  { name: "unifont", file: () => fontsource("unifont", "latin-400-normal"), script: /[^]/u },
];

/** Joiners, direction marks and variation selectors: a font need not have them. */
const invisible = /\p{Join_Control}|\p{Variation_Selector}|\p{Bidi_Control}/u;

let opened: readonly Typeface[] | undefined;

/** The typefaces that are installed with the app; each file is read when its first letter is needed, and then kept. */
export function openTypefaces(): readonly Typeface[] {
  opened ??= families.map(({ name, file, script }) => {
    let bytes: Buffer | undefined;
    let font: fontkit.Font | undefined;
    const data = () => (bytes ??= unwrapWoff(readFileSync(file())));
    return {
      name,
      data,
      has(grapheme) {
        if (!script.test(grapheme)) return false;
        font ??= fontkit.create(data()) as fontkit.Font;
        const letters = Array.from(grapheme).filter((letter) => !invisible.test(letter));
        return letters.every((letter) => font?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
      },
    };
  });
  return opened;
}
