-- What the questions are asked of, made outside the clock and to the peer's advantage: contacts and texts as small
-- numbers, money in hundredths, one row a line of an order, one row an order in its final state.
OPTIMIZE TABLE shop.events FINAL;

CREATE TABLE shop.contacts ENGINE = MergeTree ORDER BY contact AS
SELECT toUInt32(rowNumberInAllBlocks() + 1) AS contact, key, label
FROM (
    SELECT key, max(external_customer_id) AS identifier, if(identifier = '', key, identifier) AS label
    FROM shop.events
    GROUP BY key
    ORDER BY key
);

CREATE TABLE shop.facts ENGINE = MergeTree ORDER BY (type, occurred) AS
SELECT type, occurred, contact, status, currency, toInt32(ifNull(total_cost, 0) * 100) AS cents
FROM shop.events INNER JOIN shop.contacts USING (key);

CREATE TABLE shop.lines ENGINE = MergeTree ORDER BY (type, occurred) AS
SELECT type, occurred, contact, category, toInt32(cost * 100) AS cents
FROM (
    SELECT type, occurred, key, items.category AS category, items.cost AS cost
    FROM shop.events
    ARRAY JOIN items
) AS line INNER JOIN shop.contacts USING (key);

-- orderCreated and orderUpdated give the amount, currency, date and status; the other two the status alone.
CREATE TABLE shop.orders ENGINE = MergeTree ORDER BY (status, currency, contact) AS
SELECT
    argMax(status, occurred) AS status,
    argMaxIf(currency, occurred, currency != '') AS currency,
    any(contact) AS contact,
    assumeNotNull(argMax(date, if(date IS NULL, NULL, occurred))) AS date,
    toInt32(assumeNotNull(argMax(total_cost, if(total_cost IS NULL, NULL, occurred))) * 100) AS cents
FROM (
    SELECT external_order_id, status, currency, date, total_cost, occurred, contact
    FROM shop.events INNER JOIN shop.contacts USING (key)
    WHERE external_order_id != '' AND occurred < '2025-01-01 00:00:00'
)
GROUP BY external_order_id;

OPTIMIZE TABLE shop.facts FINAL;

OPTIMIZE TABLE shop.lines FINAL;

OPTIMIZE TABLE shop.orders FINAL;
