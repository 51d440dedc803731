-- Puts a job on the queue within the caller's transaction: it commits with what it is about, or not at all.
--
-- Runs as its owner, because waybill_app has no rights on the queue's tables: code bound to a shop can add a job for that shop and can
-- do nothing else there. The columns are pg-boss 12.35's (its own insert, for one job); test/ground/jobs.test.ts holds them together.
CREATE FUNCTION enqueue_job(queue_name text, shop integer, job_key text, payload jsonb, delay_seconds double precision, due_at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  fence text := nullif(current_setting('app.shop_id', true), '');
  full_key text := shop || ':' || job_key;
  job_data jsonb := jsonb_strip_nulls(jsonb_build_object('shopId', shop, 'dueAt', due_at)) || jsonb_build_object('payload', payload);
BEGIN
  IF fence IS NOT NULL AND fence::integer <> shop THEN
    RAISE EXCEPTION 'a job for shop % in a transaction of shop %', shop, fence USING ERRCODE = 'insufficient_privilege';
  END IF;

  -- The same job already waits: it will do. It is locked, so that it cannot start before this transaction's changes are there to see.
  IF job_key IS NOT NULL AND delay_seconds = 0 THEN
    PERFORM 1 FROM pgboss.job_common j
      WHERE j.name = queue_name AND j.singleton_key = full_key AND j.state = 'created' AND j.start_after <= now() AND j.data = job_data
      LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF FOUND THEN RETURN; END IF;
  END IF;

  INSERT INTO pgboss.job (
    name, data, start_after, created_on, keep_until, singleton_key, group_id, policy, dead_letter, heartbeat_seconds,
    expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max
  )
  SELECT
    q.name, job_data, due.moment, now(), due.moment + q.retention_seconds * interval '1 second', full_key, full_key, q.policy,
    q.dead_letter, q.heartbeat_seconds, q.expire_seconds, q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max
  FROM pgboss.queue q, (SELECT now() + delay_seconds * interval '1 second' AS moment) due
  WHERE q.name = queue_name;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no queue of the name %', queue_name;
  END IF;

  IF delay_seconds = 0 THEN
    PERFORM pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), queue_name);
  END IF;
END $$;

REVOKE ALL ON FUNCTION enqueue_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job TO waybill_app;
