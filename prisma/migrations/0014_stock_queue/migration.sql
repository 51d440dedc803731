-- The job that tells Shopify of stock is stock's: what waits in its queue waits on under the new name. A new database has no queues yet.
DO $$ BEGIN
  IF to_regclass('pgboss.queue') IS NOT NULL THEN
    UPDATE pgboss.queue SET name = 'stock.push-stock' WHERE name = 'inventory.push-stock';
    UPDATE pgboss.job SET name = 'stock.push-stock' WHERE name = 'inventory.push-stock';
    UPDATE pgboss.job SET source_name = 'stock.push-stock' WHERE source_name = 'inventory.push-stock';
  END IF;
END $$;
