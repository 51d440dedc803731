/** Every language by its name in a language. Values are BCP 47, lower case. */
export function languages(locale: string): { label: string; value: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return LANGUAGE_CODES.map((value) => ({ label: names.of(value) ?? value, value })).sort((one, other) =>
    one.label.localeCompare(other.label, locale),
  );
}

/** Of the languages in which shops speak to buyers those that many do, and their regional forms. */
const LANGUAGE_CODES = (
  "af ar az be bg bn bs ca cs cy da de de-at de-ch el en en-au en-ca en-gb en-us es es-es es-mx et eu fa fi fr fr-ca fr-ch ga gl gu he hi hr hu hy id is it " +
  "ja ka kk km kn ko lt lv mk ml mn mr ms mt nb ne nl nl-be pa pl pt-br pt-pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh-cn zh-tw"
).split(" ");
