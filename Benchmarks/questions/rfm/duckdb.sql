-- The scores of R's package rfm: the cuts are the type-7 quantiles plus 1. Everything is multiplied by five, in which the
-- quantiles at fifths are whole numbers, so that no comparison hangs on the last bit of a fraction.
WITH figures AS (
    SELECT
        contact,
        DATE '${day}' - CAST(max(date) AS DATE) AS recency_days,
        count(*) AS orders,
        sum(cents)::BIGINT AS cents
    FROM orders
    WHERE status = 'DELIVERED' AND currency = 'UAH'
    GROUP BY contact
),
quantiles AS (
    SELECT
        quantile_cont(5 * recency_days, [0.2, 0.4, 0.6, 0.8]) AS recency,
        quantile_cont(5 * orders, [0.2, 0.4, 0.6, 0.8]) AS frequency,
        quantile_cont(5 * cents, [0.2, 0.4, 0.6, 0.8]) AS monetary
    FROM figures
),
cuts AS (
    SELECT
        round(recency[1]) + 5 AS r1, round(recency[2]) + 5 AS r2,
        round(recency[3]) + 5 AS r3, round(recency[4]) + 5 AS r4,
        round(frequency[1]) + 5 AS f1, round(frequency[2]) + 5 AS f2,
        round(frequency[3]) + 5 AS f3, round(frequency[4]) + 5 AS f4,
        round(monetary[1]) + 500 AS m1, round(monetary[2]) + 500 AS m2,
        round(monetary[3]) + 500 AS m3, round(monetary[4]) + 500 AS m4
    FROM quantiles
)
SELECT
    contact, recency_days, orders, cents,
    5 - (5 * recency_days >= r1)::INTEGER - (5 * recency_days >= r2)::INTEGER
        - (5 * recency_days >= r3)::INTEGER - (5 * recency_days >= r4)::INTEGER AS recency_score,
    1 + (5 * orders >= f1)::INTEGER + (5 * orders >= f2)::INTEGER
        + (5 * orders >= f3)::INTEGER + (5 * orders >= f4)::INTEGER AS frequency_score,
    1 + (5 * cents >= m1)::INTEGER + (5 * cents >= m2)::INTEGER
        + (5 * cents >= m3)::INTEGER + (5 * cents >= m4)::INTEGER AS monetary_score
FROM figures, cuts
