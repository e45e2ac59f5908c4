-- Top products: what sold best in delivered orders of one currency, by revenue.
-- Lines are those that an order has in the end: an update that gives items anew replaces the earlier ones.
-- :currency = 'UAH'
-- :products = 20

SELECT items.externalItemId AS product,
    items.name AS name,
    count(DISTINCT orders.id) AS orders,
    sum(items.quantity) AS pieces,
    sum(items.quantity * items.cost) AS revenue
FROM orders
JOIN items ON items.event = orders.items_event
WHERE orders.status = 'DELIVERED' AND orders.currency = :currency
GROUP BY product
ORDER BY revenue DESC, product
LIMIT :products
