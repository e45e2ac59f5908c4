SELECT toString(toDate(until - INTERVAL 1 DAY)) AS day, count() AS size
FROM (
    SELECT until, contact
    FROM (
        SELECT contact, arrayJoin(arrayFilter(
            u -> occurred < u AND occurred >= u - INTERVAL 90 DAY,
            arrayMap(n -> toDateTime('2023-02-01 00:00:00') + toIntervalMonth(n), range(24))
        )) AS until
        FROM shop.facts
        WHERE type = 'orderCreated'
    )
    GROUP BY until, contact
    HAVING count() >= ${times}
)
GROUP BY until
