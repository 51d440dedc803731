import { ShipBobProblem } from "./shipbob-problem.ts";

/** What a query says, as ShipBob reads it: what can't be read is refused under its name. */
export function readQuery(query: URLSearchParams) {
  const refused = (name: string, value: string) => new ShipBobProblem(400, { [name]: [`The value '${value}' is not valid.`] });
  const list = (name: string) => {
    const items = query.getAll(name).flatMap((value) => value.split(","));
    return items.length === 0 ? undefined : items.map((item) => item.trim()).filter((item) => item !== "");
  };
  return {
    list,
    numbers: (name: string) =>
      list(name)?.map((item) => {
        if (!/^-?\d+$/.test(item)) throw refused(name, item);
        return Number(item);
      }),
    /** True or false, or undefined when nothing is said. */
    flag(name: string): boolean | undefined {
      const value = query.get(name);
      if (value === null || value === "") return undefined;
      if (!/^(true|false)$/i.test(value)) throw refused(name, value);
      return value.toLowerCase() === "true";
    },
    /** In milliseconds. */
    time(name: string): number | undefined {
      const value = query.get(name);
      if (value === null || value === "") return undefined;
      const time = Date.parse(value);
      if (Number.isNaN(time)) throw refused(name, value);
      return time;
    },
    inRange(name: string, otherwise: number, least: number, most: number): number {
      const text = query.get(name);
      const value = text === null ? otherwise : Number(text);
      if (!Number.isInteger(value) || value < least || value > most)
        throw new ShipBobProblem(400, { [name]: [`The field ${name} must be between ${least} and ${most}.`] });
      return value;
    },
    /** Whether what is so is what was asked for, or nothing was. */
    asks(name: string): (isSo: boolean) => boolean {
      const wanted = this.flag(name);
      return (isSo) => wanted === undefined || wanted === isSo;
    },
  };
}
