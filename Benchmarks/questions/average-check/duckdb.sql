SELECT
    100 * year(date) + month(date) AS month,
    currency,
    count(*) AS orders,
    sum(cents) AS revenue,
    avg(cents) AS mean,
    quantile_cont(cents, [0.1, 0.5, 0.9, 0.99]) AS percentiles
FROM orders
GROUP BY ALL
