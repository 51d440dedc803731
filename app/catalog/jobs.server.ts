import { applyProductEvent } from "./apply-product-event.server.ts";

export const jobs = [];

export const inboxHandlers = [applyProductEvent];

export const schedules = [];
