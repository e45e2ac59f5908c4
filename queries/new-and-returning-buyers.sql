-- New and returning buyers: how many of each month's buyers buy for the first time.
-- Delivered orders, by their own date.

WITH bought AS (
    SELECT contact,
        strftime('%Y-%m', date) AS month,
        min(strftime('%Y-%m', date)) OVER (PARTITION BY contact) AS first_month
    FROM orders
    WHERE status = 'DELIVERED' AND date <= now()
)
SELECT month,
    count(DISTINCT contact) AS buyers,
    count(DISTINCT contact) FILTER (WHERE month = first_month) AS new,
    count(DISTINCT contact) FILTER (WHERE month > first_month) AS returning_buyers,
    count(*) AS orders
FROM bought
GROUP BY month
ORDER BY month
