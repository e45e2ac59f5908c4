-- One sort of a group's amounts serves its percentiles, its trimmed mean and its ends. Counting contacts in two steps is
-- faster than count(DISTINCT contact), and the first order of each contact needs no window.
WITH base AS (
    SELECT 100 * year(date) + month(date) AS month, currency, contact, cents, date, status FROM orders
),
amounts AS (
    SELECT
        month,
        currency,
        count(*) AS orders,
        sum(cents) AS revenue,
        avg(cents) AS mean,
        list_sort(list(cents)) AS sorted,
        count(*) FILTER (status <> 'CANCELLED') AS net_orders,
        coalesce(sum(cents) FILTER (status <> 'CANCELLED'), 0) AS net_revenue
    FROM base
    GROUP BY ALL
),
buyers AS (
    SELECT month, currency, count(*) AS contacts
    FROM (SELECT DISTINCT month, currency, contact FROM base)
    GROUP BY ALL
),
firsts AS (
    SELECT 100 * year(date) + month(date) AS month, currency, count(*) AS first_orders
    FROM (SELECT min(date) AS date, arg_min(currency, date) AS currency FROM orders GROUP BY contact)
    GROUP BY ALL
)
SELECT
    month,
    currency,
    orders,
    contacts,
    revenue,
    mean,
    list_sum(sorted[orders // 10 + 1:orders - orders // 10]) / (orders - 2 * (orders // 10)) AS trimmed,
    list_transform(
        [10, 25, 50, 75, 90, 99],
        lambda percent: sorted[(orders - 1) * percent // 100 + 1]
            + ((orders - 1) * percent % 100) / 100.0
            * (sorted[least((orders - 1) * percent // 100 + 2, orders)] - sorted[(orders - 1) * percent // 100 + 1])
    ) AS percentiles,
    sorted[1] AS lowest,
    sorted[orders] AS highest,
    coalesce(first_orders, 0) AS first_orders,
    net_orders,
    net_revenue
FROM amounts
JOIN buyers USING (month, currency)
LEFT JOIN firsts USING (month, currency)
