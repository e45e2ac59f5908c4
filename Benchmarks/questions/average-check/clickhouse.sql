SELECT
    toYYYYMM(toStartOfMonth(date)) AS month,
    currency,
    count() AS orders,
    sum(cents) AS revenue,
    avg(cents) AS mean,
    quantilesExactInclusive(0.1, 0.5, 0.9, 0.99)(cents) AS percentiles
FROM shop.orders
GROUP BY month, currency
