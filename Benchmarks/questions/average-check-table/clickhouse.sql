-- One sort of a group's amounts serves its percentiles, its trimmed mean and its ends.
WITH firsts AS (
    SELECT toYYYYMM(first) AS month, currency, count() AS first_orders
    FROM (SELECT min(orders.date) AS first, argMin(orders.currency, orders.date) AS currency FROM shop.orders AS orders GROUP BY contact)
    GROUP BY month, currency
),
amounts AS (
    SELECT
        toYYYYMM(date) AS month,
        currency,
        count() AS orders,
        uniqExact(contact) AS contacts,
        sum(cents) AS revenue,
        avg(cents) AS mean,
        arraySort(groupArray(cents)) AS sorted,
        countIf(status != 'CANCELLED') AS net_orders,
        sumIf(cents, status != 'CANCELLED') AS net_revenue
    FROM shop.orders
    GROUP BY month, currency
)
SELECT
    month,
    currency,
    orders,
    contacts,
    revenue,
    mean,
    arraySum(arraySlice(sorted, intDiv(orders, 10) + 1, orders - 2 * intDiv(orders, 10)))
        / (orders - 2 * intDiv(orders, 10)) AS trimmed,
    arrayMap(
        percent -> sorted[intDiv((orders - 1) * percent, 100) + 1]
            + ((orders - 1) * percent % 100) / 100
            * (
                toInt64(sorted[least(intDiv((orders - 1) * percent, 100) + 2, orders)])
                - sorted[intDiv((orders - 1) * percent, 100) + 1]
            ),
        [10, 25, 50, 75, 90, 99]
    ) AS percentiles,
    sorted[1] AS lowest,
    sorted[orders] AS highest,
    first_orders,
    net_orders,
    net_revenue
FROM amounts
LEFT JOIN firsts USING (month, currency)
