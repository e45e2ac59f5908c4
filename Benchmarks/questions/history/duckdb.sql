WITH ends AS (
    SELECT unnest(generate_series(TIMESTAMP '2023-02-01', TIMESTAMP '2025-01-01', INTERVAL 1 MONTH)) AS until
)
SELECT strftime(until - INTERVAL 1 DAY, '%Y-%m-%d') AS day, count(*) AS size
FROM (
    SELECT until, contact
    FROM facts JOIN ends ON occurred < until AND occurred >= until - INTERVAL 90 DAY
    WHERE type = 'orderCreated'
    GROUP BY until, contact
    HAVING count(*) >= ${times}
)
GROUP BY until
