SELECT contact
FROM shop.lines
WHERE type = 'orderCreated' AND occurred >= '${since}' AND occurred < '${until}'
GROUP BY contact
HAVING uniqExact(category) >= ${times}
