-- Contacts without orders: who has left an address and never had an order delivered.
-- The contacts are those of the segment: order count = 0

SELECT label, email, phone, first_occurred
FROM contacts
WHERE NOT EXISTS (
    SELECT 1 FROM orders
    WHERE orders.contact = contacts.contact AND status = 'DELIVERED' AND date <= now()
)
ORDER BY first_occurred, label
