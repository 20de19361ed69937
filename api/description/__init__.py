"""What the service says of itself and of its data: OpenAPI, SPARQL Service Description, VoID."""
