-- The scores of R's package rfm: the cuts are the type-7 quantiles plus 1. Everything is multiplied by five, in which the
-- quantiles at fifths are whole numbers, so that no comparison hangs on the last bit of a fraction.
-- ClickHouse works a common table out again at each mention; folding it into arrays and unfolding them is twice as fast.
WITH figures AS (
    SELECT
        contact,
        toInt32(toDate('${day}') - toDate(max(date))) AS recency_days,
        count() AS orders,
        sum(cents) AS cents
    FROM shop.orders
    WHERE status = 'DELIVERED' AND currency = 'UAH'
    GROUP BY contact
),
folded AS (
    SELECT
        groupArray(contact) AS contacts,
        groupArray(recency_days) AS recencies,
        groupArray(orders) AS frequencies,
        groupArray(cents) AS amounts,
        arrayMap(q -> round(q) + 5, quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(5 * recency_days)) AS r,
        arrayMap(q -> round(q) + 5, quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(5 * orders)) AS f,
        arrayMap(q -> round(q) + 500, quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(5 * cents)) AS m
    FROM figures
)
SELECT
    contact, recency_days, orders, cents,
    5 - (5 * recency_days >= r[1]) - (5 * recency_days >= r[2])
        - (5 * recency_days >= r[3]) - (5 * recency_days >= r[4]) AS recency_score,
    1 + (5 * orders >= f[1]) + (5 * orders >= f[2]) + (5 * orders >= f[3]) + (5 * orders >= f[4]) AS frequency_score,
    1 + (5 * cents >= m[1]) + (5 * cents >= m[2]) + (5 * cents >= m[3]) + (5 * cents >= m[4]) AS monetary_score
FROM folded
ARRAY JOIN contacts AS contact, recencies AS recency_days, frequencies AS orders, amounts AS cents
