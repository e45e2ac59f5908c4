SELECT contact
FROM shop.orders
WHERE status = 'DELIVERED' AND date < '${until}' AND contact NOT IN (
    SELECT contact
    FROM shop.facts
    WHERE type = 'orderCreated' AND occurred >= '${since}' AND occurred < '${until}'
        AND status != 'ABANDONED_SHOPPING_CART'
)
GROUP BY contact
HAVING count() >= ${times}
