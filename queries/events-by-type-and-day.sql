-- Events by type and day: how many events of each type happened on each day of a period.
-- :from = date(now(), '-30 days')
-- :to = date(now())

SELECT date(occurred) AS day, type, count(*) AS events, count(DISTINCT contact) AS contacts
FROM events
WHERE occurred >= :from AND occurred < date(:to, '+1 day')
GROUP BY day, type
ORDER BY day, type
