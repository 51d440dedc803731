-- Rows on their way into a shop's copy, in tables that an import makes and drops. waybill_app has no business here.
CREATE SCHEMA IF NOT EXISTS staging;
