import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What the parts of screens say by themselves. */
export const ui = catalogue("ui", {
  // Values alone: formats, no words.
  number: "{{value, number}}",
  percent: "{{value, percent}}",
  money: "{{value, money}}",
  list: "{{value, list}}",
  day: "{{moment, day}}",
  date: "{{moment, date}}",
  time: "{{moment, time}}",
  "day-time": "{{moment, dayTime}}",
  "date-time": "{{moment, dateTime}}",
  "in-utc": "{{moment}} UTC",

  // How long ago.
  "just-now": "just now",
  minutes_one: "{{count}} min",
  minutes_other: "{{count}} min",
  hours_one: "{{count}} hr",
  hours_other: "{{count}} hr",
  days_one: "{{count}} day",
  days_other: "{{count}} days",

  "no-address": "No shipping address",
  save: "Save",
  discard: "Discard",
  "discard-typed": "Discard what you typed?",
  "typed-is-lost": "It isn't saved yet, and is lost when this closes.",
  "keep-typing": "Keep it",
  copy: "Copy",
  "copy-it": "Copy: {{what}}",
  copied: "Copied",
  "not-copied": "Couldn't copy it. It is selected: press Ctrl+C or ⌘C.",
  downloaded: "File downloaded",
  "not-downloaded": "Couldn't get the file. Try again.",
  "step-done": "{{step}}, done",
  "step-ahead": "{{step}}, ahead",
  "filter-applied": "{{filter}}: {{choice}}",
  course: "{{figure}}, day by day",
  "course-days": "{{figure}}: show the days behind the line",
  "column-day": "Day",
  "column-value": "Value",
});
