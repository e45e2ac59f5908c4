-- The events as one typed table, sorted by type and time, as a careful user would choose; order lines are nested arrays.
CREATE DATABASE shop;

CREATE TABLE shop.events (
    type Enum8(
        'cartUpdated' = 1, 'orderCancelled', 'orderCreated', 'orderDelivered', 'orderUpdated',
        'productCategoryViewed', 'productViewed', 'searchRequest'
    ),
    key String,
    occurred DateTime('UTC') CODEC(Delta, ZSTD(1)),
    email String,
    external_customer_id String,
    phone String,
    external_order_id String,
    total_cost Nullable(Decimal(12, 2)),
    status LowCardinality(String),
    date Nullable(DateTime('UTC')),
    currency LowCardinality(String),
    discount Nullable(Decimal(12, 2)),
    shipping Nullable(Decimal(12, 2)),
    source LowCardinality(String),
    delivery_method LowCardinality(String),
    payment_method LowCardinality(String),
    first_name LowCardinality(String),
    last_name LowCardinality(String),
    city LowCardinality(String),
    country LowCardinality(String),
    language_code LowCardinality(String),
    store_id LowCardinality(String),
    restore_url String,
    status_description LowCardinality(String),
    currency_code LowCardinality(String),
    recycle_state_id String,
    search LowCardinality(String),
    is_found Nullable(Bool),
    product_category_id LowCardinality(String),
    product_id LowCardinality(String),
    product_category LowCardinality(String),
    product_price Nullable(Decimal(12, 2)),
    product_is_in_stock Nullable(UInt8),
    items Nested(
        id LowCardinality(String),
        name LowCardinality(String),
        category LowCardinality(String),
        quantity UInt32,
        cost Decimal(12, 2),
        url LowCardinality(String),
        image_url LowCardinality(String)
    )
)
ENGINE = MergeTree
ORDER BY (type, occurred)
SETTINGS default_compression_codec = 'ZSTD(1)';

-- JSONExtract on whole lines reads with simdjson; the format JSONEachRow takes more than twice its time.
INSERT INTO shop.events
WITH
    JSONExtract(
        line,
        'Tuple(
            eventTypeKey LowCardinality(String), keyValue String, occurred String,
            params Array(Tuple(name String, value String))
        )'
    ) AS event,
    event.params.name AS names,
    event.params.value AS texts,
    texts[indexOf(names, 'product')] AS product,
    texts[indexOf(names, 'date')] AS date_text,
    JSONExtract(
        texts[indexOf(names, 'items')],
        'Array(Tuple(
            externalItemId String, name String, category String, quantity UInt32, cost Decimal(12, 2),
            url String, imageUrl String
        ))'
    ) AS items,
    JSONExtract(
        texts[indexOf(names, 'products')],
        'Array(Tuple(
            productId String, name String, category String, quantity UInt32, price Decimal(12, 2)
        ))'
    ) AS products
SELECT
    event.eventTypeKey,
    event.keyValue,
    parseDateTimeBestEffort(event.occurred, 'UTC'),
    texts[indexOf(names, 'email')],
    texts[indexOf(names, 'externalCustomerId')],
    texts[indexOf(names, 'phone')],
    texts[indexOf(names, 'externalOrderId')],
    toDecimal64OrNull(texts[indexOf(names, 'totalCost')], 2),
    texts[indexOf(names, 'status')],
    parseDateTimeBestEffortOrNull(date_text, 'UTC'),
    texts[indexOf(names, 'currency')],
    toDecimal64OrNull(texts[indexOf(names, 'discount')], 2),
    toDecimal64OrNull(texts[indexOf(names, 'shipping')], 2),
    texts[indexOf(names, 'source')],
    texts[indexOf(names, 'deliveryMethod')],
    texts[indexOf(names, 'paymentMethod')],
    texts[indexOf(names, 'firstName')],
    texts[indexOf(names, 'lastName')],
    texts[indexOf(names, 'city')],
    texts[indexOf(names, 'country')],
    texts[indexOf(names, 'languageCode')],
    texts[indexOf(names, 'storeId')],
    texts[indexOf(names, 'restoreUrl')],
    texts[indexOf(names, 'statusDescription')],
    texts[indexOf(names, 'currencyCode')],
    texts[indexOf(names, 'recycleStateId')],
    texts[indexOf(names, 'search')],
    if(texts[indexOf(names, 'isFound')] = '', NULL, texts[indexOf(names, 'isFound')] = 'true'),
    JSONExtractString(texts[indexOf(names, 'category')], 'productCategoryId'),
    JSONExtractString(product, 'productId'),
    JSONExtractString(product, 'category'),
    JSONExtract(product, 'price', 'Nullable(Decimal(12, 2))'),
    JSONExtract(product, 'isInStock', 'Nullable(UInt8)'),
    arrayConcat(items.externalItemId, products.productId),
    arrayConcat(items.name, products.name),
    arrayConcat(items.category, products.category),
    arrayConcat(items.quantity, products.quantity),
    arrayConcat(items.cost, products.price),
    arrayResize(items.url, length(items) + length(products)),
    arrayResize(items.imageUrl, length(items) + length(products))
FROM file('${events}', 'LineAsString', 'line String');
