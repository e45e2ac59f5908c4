SELECT DISTINCT contact
FROM lines
WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
    AND category = 'electronics' AND cents > ${amount} * 100
