-- Orders by city: delivered orders, revenue, mean and median for each city and currency.
-- The figures are those of: muster average-check --by city

SELECT city,
    currency,
    count(*) AS orders,
    sum(total) AS revenue,
    round(avg(total), 6) AS mean,
    median(total) AS median
FROM orders
WHERE status = 'DELIVERED' AND date <= now()
GROUP BY city, currency
ORDER BY orders DESC, city, currency
