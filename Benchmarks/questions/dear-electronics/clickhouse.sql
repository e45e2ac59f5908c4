SELECT DISTINCT contact
FROM shop.lines
WHERE type = 'orderCreated' AND occurred >= '${since}' AND occurred < '${until}'
    AND category = 'electronics' AND cents > ${amount} * 100
