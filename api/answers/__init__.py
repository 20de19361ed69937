"""What look-ups and questions answer: fetched by named queries, put together page by page, with sentences behind it."""
