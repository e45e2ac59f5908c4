SELECT contact
FROM (
    SELECT contact
    FROM orders
    WHERE status = 'DELIVERED' AND date < TIMESTAMP '${until}'
    GROUP BY contact
    HAVING count(*) >= ${times}
)
ANTI JOIN (
    SELECT contact
    FROM facts
    WHERE type = 'orderCreated' AND occurred >= TIMESTAMP '${since}' AND occurred < TIMESTAMP '${until}'
        AND status <> 'ABANDONED_SHOPPING_CART'
) USING (contact)
