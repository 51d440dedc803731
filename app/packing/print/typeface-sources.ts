/** A font file of a package, and the script that it is there for. */
export type TypefaceSource = {
  name: string;
  /** Package and path, as in node_modules. */
  file: string;
  script: RegExp;
};

const noto = (parts: readonly string[], script: RegExp): readonly TypefaceSource[] =>
  parts.map((part) => ({ name: `noto-${part}`, file: `@fontsource/noto-sans/files/noto-sans-${part}-400-normal.woff`, script }));

const notoOf = (part: string, script: RegExp): TypefaceSource => ({
  name: `noto-${part}`,
  file: `@fontsource/noto-sans-${part}/files/noto-sans-${part}-${part}-400-normal.woff`,
  script,
});

/**
 * First come, first served: a letter is printed in the first typeface of the list that claims its script and has it. These files, and
 * no others of their packages, go into the production build.
 */
export const typefaceSources: readonly TypefaceSource[] = [
  ...noto(["latin", "latin-ext", "vietnamese"], /[\p{scx=Latn}\p{scx=Zyyy}\p{scx=Zinh}]/u),
  ...noto(["cyrillic", "cyrillic-ext"], /\p{scx=Cyrl}/u),
  ...noto(["greek", "greek-ext"], /\p{scx=Grek}/u),
  ...noto(["devanagari"], /\p{scx=Deva}/u),
  notoOf("bengali", /\p{scx=Beng}/u),
  notoOf("arabic", /\p{scx=Arab}/u),
  notoOf("hebrew", /\p{scx=Hebr}/u),
  notoOf("thai", /\p{scx=Thai}/u),
  {
    name: "nanum",
    file: "@expo-google-fonts/nanum-gothic-coding/400Regular/NanumGothicCoding_400Regular.ttf",
    script: /\p{scx=Hang}/u,
  },
  {
    name: "noto-hans",
    file: "@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf",
    script: /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\u3000-\u30ff\uff00-\uffef]/u,
  },
  {
    name: "noto-emoji",
    file: "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
    script: /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3]/u,
  },
  // Plain to look at, but it has every letter of Unicode's first plane.
  { name: "unifont", file: "@fontsource/unifont/files/unifont-latin-400-normal.woff", script: /[^]/u },
];
