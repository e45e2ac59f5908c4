SELECT contact
FROM shop.facts
WHERE type = 'orderCreated' AND occurred >= '${since}' AND occurred < '${until}' AND currency = 'UAH'
GROUP BY contact
HAVING sum(cents) > ${amount} * 100
