import EventModel

/// The shop of the page that says what the numbers mean, in store order: seven contacts A to G, most of them awkward.
enum WorkedExample {
    static let events: [Event] = visits + orders + later

    private static let visits: [Event] = [
        .of(
            "productViewed",
            "2024-01-01T10:00",
            ["externalCustomerId": "A", "email": "a@x.com", "category": "shoes", "price": "100"]
        )
    ]

    private static let orders: [Event] = [
        .of(
            "orderCreated",
            "2024-01-02T09:00",
            [
                "externalCustomerId": "A", "externalOrderId": "O1", "totalCost": "100.50", "status": "INITIALIZED",
                "date": "2024-01-02T09:00:00", "currency": "UAH", "city": "Kyiv",
                "items": [["externalItemId": "1", "category": "shoes", "quantity": 1, "cost": .number("100.5")]],
            ]
        ),
        .of("orderDelivered", "2024-01-05T12:00", ["externalCustomerId": "A", "externalOrderId": "O1"]),
        .of(
            "orderCreated",
            "2024-01-03",
            [
                "externalCustomerId": "B", "email": "b@x.com", "externalOrderId": "O2", "totalCost": "50",
                "status": "DELIVERED", "date": "2024-01-03T00:00:00", "currency": "UAH",
                "items": #"[{"externalItemId": "2", "category": "books", "quantity": 2, "cost": 25}]"#,
            ]
        ),
        .of(
            "orderUpdated",
            "2024-02-01T00:00",
            ["externalCustomerId": "B", "externalOrderId": "O2", "totalCost": "60"]
        ),
        .of("orderCancelled", "2024-02-02T00:00", ["externalCustomerId": "B", "externalOrderId": "O9"]),
        .of(
            "orderCreated",
            "2024-03-01T08:00",
            [
                "email": "C@X.com", "externalOrderId": "O3", "totalCost": 30, "status": "DELIVERED",
                "date": "2024-03-01T08:00:00", "currency": "USD", "city": "Lviv", "items": [],
            ]
        ),
        .of(
            "orderCreated",
            "2024-03-01T08:00",
            [
                "email": "c@x.com", "externalOrderId": "O4", "totalCost": "70", "status": "DELIVERED",
                "date": "2024-03-01T08:00:00", "currency": "UAH", "city": "Kyiv",
            ]
        ),
        .of(
            "orderCreated",
            "2024-03-02T08:00",
            [
                "externalOrderId": "O5", "totalCost": "10", "status": "DELIVERED", "date": "2024-03-02T08:00:00",
                "currency": "UAH", "city": "Kyiv",
            ]
        ),
        .of("pageViewed", "2024-03-05T08:00", ["phone": "+380 50 123-45-67"]),
        .of(
            "orderCreated",
            "2024-03-06T08:00",
            [
                "Phone": "380501234567", "externalOrderId": "O6", "totalCost": "200", "status": "CANCELLED",
                "date": "2024-03-06T08:00:00", "currency": "UAH", "city": "kyiv",
                "items": [["externalItemId": "3", "category": "shoes", "quantity": 1, "cost": 200]],
            ]
        ),
    ]

    private static let later: [Event] = [
        .of(
            "orderCreated",
            "2024-03-08T08:00",
            [
                "externalCustomerId": "E", "externalOrderId": "O7", "totalCost": "12,50", "status": "DELIVERED",
                "date": "2024-03-08T08:00:00", "currency": "UAH",
            ]
        ),
        .of(
            "orderCreated",
            "2024-03-10T08:00",
            [
                "externalCustomerId": "F", "email": "a@x.com", "externalOrderId": "O8", "totalCost": "5",
                "status": "DELIVERED", "date": "2024-03-10T08:00:00", "currency": "UAH", "city": "Kyiv",
            ]
        ),
        .of("productViewed", "2024-03-11T08:00", ["UserEmail": "A@x.com", "category": "books", "price": 20]),
        .of("orderDelivered", "2024-03-12T08:00", ["externalCustomerId": "E", "externalOrderId": "O7"]),
        .of(
            "orderCreated",
            nil,
            [
                "externalCustomerId": "G", "externalOrderId": "O10", "totalCost": "40", "status": "DELIVERED",
                "date": "2024-04-01T10:00:00", "currency": "UAH",
            ]
        ),
        .of(
            "productViewed",
            "2024-01-01T10:00",
            ["externalCustomerId": "A", "email": "a@x.com", "category": "shoes", "price": "100"]
        ),
        .of(
            "orderCreated",
            "2024-04-10",
            [
                "externalCustomerId": "A", "externalOrderId": "O11", "totalCost": "20", "status": "DELIVERED",
                "date": "2023-12-31T00:00:00", "currency": "UAH",
            ]
        ),
        .of(
            "orderUpdated",
            "2024-04-11T00:00",
            [
                "externalCustomerId": "B", "externalOrderId": "O12", "totalCost": "80", "status": "IN_PROGRESS",
                "date": "2024-04-11T00:00:00", "currency": "UAH",
            ]
        ),
        .of(
            "orderCreated",
            "2024-04-12T00:00",
            [
                "externalCustomerId": "B", "externalOrderId": "O2", "totalCost": "55", "status": "DELIVERED",
                "date": "2024-01-04T00:00:00", "currency": "UAH",
            ]
        ),
        .of("pageViewed", nil, ["externalCustomerId": "A"]),
    ]
}
