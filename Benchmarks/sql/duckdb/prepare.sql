-- What the questions are asked of, made outside the clock and to the peer's advantage: contacts and texts as small
-- numbers, money in hundredths, one row a line of an order, one row an order in its final state.
CREATE TABLE contacts AS
SELECT row_number() OVER (ORDER BY key)::UINTEGER AS contact, key, coalesce(max(external_customer_id), key) AS label
FROM events
GROUP BY key;

CREATE TYPE status AS ENUM (SELECT DISTINCT status FROM events WHERE status IS NOT NULL);
CREATE TYPE currency AS ENUM (SELECT DISTINCT currency FROM events WHERE currency IS NOT NULL);
CREATE TYPE category AS ENUM (
    SELECT DISTINCT line.category FROM (SELECT unnest(items) AS line FROM events) WHERE line.category IS NOT NULL
);

CREATE TABLE facts AS
SELECT
    type,
    occurred::TIMESTAMP_S AS occurred,
    contact,
    status::status AS status,
    currency::currency AS currency,
    (total_cost * 100)::INTEGER AS cents
FROM events JOIN contacts USING (key)
ORDER BY type, occurred;

CREATE TABLE lines AS
SELECT type, occurred::TIMESTAMP_S AS occurred, contact, line.category::category AS category, (line.cost * 100)::INTEGER AS cents
FROM (SELECT type, occurred, key, unnest(items) AS line FROM events) JOIN contacts USING (key)
ORDER BY type, occurred;

-- orderCreated and orderUpdated give the amount, currency, date and status; the other two the status alone.
CREATE TABLE orders AS
SELECT
    (arg_max(status, occurred))::status AS status,
    (arg_max(currency, occurred) FILTER (currency IS NOT NULL))::currency AS currency,
    any_value(contact) AS contact,
    (arg_max(date, occurred) FILTER (date IS NOT NULL))::TIMESTAMP_S AS date,
    (arg_max(total_cost, occurred) FILTER (total_cost IS NOT NULL) * 100)::INTEGER AS cents
FROM events JOIN contacts USING (key)
WHERE external_order_id IS NOT NULL AND occurred < TIMESTAMP '2025-01-01'
GROUP BY external_order_id
ORDER BY status, currency, contact;

CHECKPOINT;
