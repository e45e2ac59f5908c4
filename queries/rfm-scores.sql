-- RFM scores: recency, frequency and monetary scores from 1 to 5 of every buyer in one currency.
-- The scores are those of: muster rfm --currency UAH. The borders are quantiles of type 7 plus 1, as in the R package rfm;
-- a score is one more than the number of borders that are not above the value; for recency it counts down from 5.
-- :currency = 'UAH'
-- :as_of = date(now())

WITH buyers AS (
    -- Orders as they were at the end of the day.
    SELECT contact,
        CAST(julianday(date(:as_of)) - julianday(date(max(date))) AS INTEGER) AS recency_days,
        count(*) AS transaction_count,
        sum(total) AS amount
    FROM order_versions
    WHERE valid_from < date(:as_of, '+1 day')
        AND (valid_to IS NULL OR valid_to >= date(:as_of, '+1 day'))
        AND date < date(:as_of, '+1 day')
        AND status = 'DELIVERED'
        AND currency = :currency
    GROUP BY contact
),
steps(step) AS (VALUES (20), (40), (60), (80)),
borders AS (
    SELECT percentile(recency_days, step) + 1 AS recency,
        percentile(transaction_count, step) + 1 AS frequency,
        percentile(amount, step) + 1 AS monetary
    FROM steps, buyers
    GROUP BY step
),
scores AS (
    SELECT buyers.*,
        5 - sum(recency <= recency_days) AS recency_score,
        1 + sum(frequency <= transaction_count) AS frequency_score,
        1 + sum(monetary <= amount) AS monetary_score
    FROM buyers, borders
    GROUP BY contact
)
SELECT label AS contact, recency_days, transaction_count, amount, recency_score, frequency_score, monetary_score,
    100 * recency_score + 10 * frequency_score + monetary_score AS rfm_score
FROM scores
JOIN contacts USING (contact)
ORDER BY rfm_score DESC, label
