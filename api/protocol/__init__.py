"""HTTP and the SPARQL Protocol: what a request asks for, and how a result or a problem goes out."""
