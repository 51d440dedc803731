import { importPart } from "#app/shopify/import/import-part.server.ts";
import { answerDataRequest } from "./answer-data-request.server.ts";
import { applyCustomerEvent } from "./apply-customer-event.server.ts";
import { importCustomers } from "./import-customers.ts";
import { redactCustomer } from "./redact-customer.server.ts";

const customers = importPart(importCustomers);

export const jobs = [customers.job];

export const subscribers = [applyCustomerEvent, redactCustomer, answerDataRequest, ...customers.subscribers];

export const schedules = [];
