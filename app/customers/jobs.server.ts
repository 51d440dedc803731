import { applyCustomerEvent } from "./apply-customer-event.server.ts";

export const jobs = [];

export const inboxHandlers = [applyCustomerEvent];

export const schedules = [];
