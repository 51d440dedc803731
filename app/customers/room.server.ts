import { importPart } from "#app/shopify/import/import-part.server.ts";
import { answerDataRequest } from "./answer-data-request.server.ts";
import { applyCustomerEvent } from "./apply-customer-event.server.ts";
import { importCustomers } from "./customer-record.ts";
import { redactCustomer } from "./redact-customer.server.ts";

const customers = importPart(importCustomers);

export const jobs = [customers.job];

export const inboxHandlers = [applyCustomerEvent, redactCustomer, answerDataRequest, ...customers.inboxHandlers];

export const schedules = [];
