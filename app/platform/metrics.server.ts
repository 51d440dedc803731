import { collectDefaultMetrics, Registry } from "prom-client";

/** What `/metrics` shows. A room registers its own: `new Counter({ …, registers: [metrics] })`. Shops are never labels. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics });
