-- Revenue by month: delivered orders of each currency with mean, median and the tenth that is largest.
-- The figures are those of: muster average-check --by month
-- :status = 'DELIVERED'

SELECT strftime('%Y-%m', date) AS month,
    currency,
    count(*) AS orders,
    sum(total) AS revenue,
    round(avg(total), 6) AS mean,
    median(total) AS median,
    percentile(total, 90) AS p90
FROM orders
WHERE status = :status AND date <= now()
GROUP BY month, currency
ORDER BY month, currency
