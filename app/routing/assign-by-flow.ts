import type { Goods, RoutingProblem } from "./routing-problem.ts";

/**
 * The cheapest way to fill some goods from some sites, as a minimum-cost flow: demand → (SKU, site), limited by stock → site → shipped.
 * Exact for demands that share a SKU but not a weight, and, with `useAll`, when each site must ship at least one unit.
 *
 * Successive shortest paths give the optimum without that minimum. The minimum of each idle site is then raised from 0 to 1 by one unit sent
 * along the shortest path from the other sites' spare units; a step along a shortest path leaves no cycle of negative cost, so the
 * flow stays optimal for the minima raised so far (Ahuja, Magnanti, Orlin, "Network Flows", §9.7).
 *
 * Writes units into `taken[demand × sites + site]`; answers their cost, or Infinity when stock or sites do not allow it.
 */
export function assignByFlow(
  problem: RoutingProblem,
  goods: readonly Goods[],
  members: readonly number[],
  useAll: boolean,
  taken: Float64Array,
): number {
  const { demands, sites } = problem;
  const network = new Network();
  const shipped = network.addNode();
  const fromSite = new Map(members.map((site) => [site, network.addNode()]));
  const toShipped = new Map(members.map((site) => [site, network.addArc(fromSite.get(site)!, shipped, Infinity, 0)]));
  const wanted: { demand: number; node: number; arcs: { site: number; arc: number }[] }[] = [];

  for (const { demands: indexes, stock } of goods) {
    const holders = members.filter((site) => stock[site]! > 0);
    const shelves = holders.map((site) => {
      const shelf = network.addNode();
      network.addArc(shelf, fromSite.get(site)!, stock[site]!, 0);
      return { site, shelf };
    });
    for (const demand of indexes) {
      const node = network.addNode();
      const { quantity, perUnit } = demands[demand]!;
      const arcs = shelves.map(({ site, shelf }) => ({ site, arc: network.addArc(node, shelf, quantity, perUnit[site]!) }));
      wanted.push({ demand, node, arcs });
    }
  }

  for (const { demand, node } of wanted) {
    if (!network.send(node, shipped, demands[demand]!.quantity)) return Infinity;
  }
  if (useAll) {
    const idle = members.filter((site) => network.flow(toShipped.get(site)!) === 0);
    for (const site of members) if (!idle.includes(site)) network.keepAtLeastOne(toShipped.get(site)!);
    for (const site of idle) if (!network.send(shipped, fromSite.get(site)!, 1)) return Infinity;
  }

  let cost = 0;
  for (const { demand, arcs } of wanted) {
    taken.fill(0, demand * sites.length, (demand + 1) * sites.length);
    for (const { site, arc } of arcs) {
      const units = network.flow(arc);
      taken[demand * sites.length + site] = units;
      cost += units * demands[demand]!.perUnit[site]!;
    }
  }
  return cost;
}

/** A flow network with its residual arcs: arc `a` and its reverse `a ^ 1`. */
class Network {
  #nodes = 0;
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #room: number[] = [];
  readonly #cost: number[] = [];
  #dearest = 0;

  addNode(): number {
    return this.#nodes++;
  }

  addArc(from: number, to: number, room: number, cost: number): number {
    this.#from.push(from, to);
    this.#to.push(to, from);
    this.#room.push(room, 0);
    this.#cost.push(cost, -cost);
    this.#dearest = Math.max(this.#dearest, Math.abs(cost));
    return this.#to.length - 2;
  }

  flow(arc: number): number {
    return this.#room[arc ^ 1]!;
  }

  /** From now on, one unit of this arc's flow may not be taken back. */
  keepAtLeastOne(arc: number): void {
    this.#room[arc ^ 1]! -= 1;
  }

  /** Sends units along shortest paths; false when they do not all fit. */
  send(source: number, target: number, units: number): boolean {
    for (let left = units; left > 0;) {
      const path = this.#shortestPath(source, target);
      if (!path) return false;
      let pushed = left;
      for (const arc of path) pushed = Math.min(pushed, this.#room[arc]!);
      for (const arc of path) {
        this.#room[arc]! -= pushed;
        this.#room[arc ^ 1]! += pushed;
      }
      left -= pushed;
    }
    return true;
  }

  /** Bellman-Ford: residual costs may be negative, cycles of them never are; the tolerance keeps rounding from making one. */
  #shortestPath(source: number, target: number): number[] | null {
    const tolerance = 1e-12 * Math.max(1, this.#dearest);
    const distance = new Float64Array(this.#nodes).fill(Infinity);
    const cameBy = new Int32Array(this.#nodes).fill(-1);
    distance[source] = 0;
    for (let round = 0, changed = true; changed && round < this.#nodes; round++) {
      changed = false;
      for (let arc = 0; arc < this.#to.length; arc++) {
        if (this.#room[arc]! <= 0) continue;
        const reached = distance[this.#from[arc]!]! + this.#cost[arc]!;
        if (reached < distance[this.#to[arc]!]! - tolerance) {
          distance[this.#to[arc]!] = reached;
          cameBy[this.#to[arc]!] = arc;
          changed = true;
        }
      }
    }
    if (distance[target] === Infinity) return null;
    const path: number[] = [];
    for (let node = target; node !== source; node = this.#from[path[0]!]!) {
      if (path.length >= this.#nodes) throw new Error("routing: costs too close to tell apart made a cycle in the flow");
      path.unshift(cameBy[node]!);
    }
    return path;
  }
}
