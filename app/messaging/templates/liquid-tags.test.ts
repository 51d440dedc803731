import { expect, test } from "vitest";
import { liquidTags, lostTags } from "./liquid-tags.ts";

test("a template's tags are found however they are written", () => {
  expect(liquidTags(`a {{ x }} {%- if  y\n> 1 -%} {{ "}" | size }} {% assign p = "50%" %}`)).toEqual([
    "{{ x }}",
    "{%- if y > 1 -%}",
    `{{ "}" | size }}`,
    `{% assign p = "50%" %}`,
  ]);
});

test("a tag that is there fewer times than before is lost, and one that is there more often is not", () => {
  expect(lostTags("{% if a %}x{% endif %}{% if a %}y{% endif %}", "{% if a %}x{% endif %}y")).toEqual(["{% if a %}", "{% endif %}"]);
  expect(lostTags("{{ title }}", "{{ title }} {{ title }}")).toEqual([]);
});

test("a template of half a megabyte of open braces is read at once", () => {
  expect(liquidTags("{{".repeat(250_000))).toEqual([]);
});
