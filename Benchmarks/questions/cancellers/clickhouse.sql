SELECT contact
FROM shop.orders
WHERE status = 'CANCELLED' AND date >= '${since}' AND date < '${until}'
GROUP BY contact
HAVING count() >= ${times}
