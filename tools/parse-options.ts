import { parseArgs } from "node:util";

type Default = number | boolean;
type Given<D extends Default> = D extends number ? number : boolean;

/**
 * The options of a command, each by its default: a number is followed by a number (`--seed 7`), a boolean stands alone (`--json`).
 * An option that is not named here, and a number that is none, is an error.
 */
export function parseOptions<Defaults extends Record<string, Default>>(
  defaults: Defaults,
  args: readonly string[] = process.argv.slice(2),
): { [Name in keyof Defaults]: Given<Defaults[Name]> } {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === "number" ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  const { values } = parseArgs({ args: [...args], options });
  const given = Object.entries(defaults).map(([name, value]) => [name, readOption(name, values[name], value)]);
  return Object.fromEntries(given) as { [Name in keyof Defaults]: Given<Defaults[Name]> };
}

function readOption(name: string, text: string | boolean | undefined, value: Default): Default {
  if (typeof text !== "string") return text ?? value;
  if (text.trim() === "" || !Number.isFinite(Number(text))) throw new Error(`--${name} takes a number, not "${text}".`);
  return Number(text);
}
