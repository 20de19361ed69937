// Asks and writes as Comunica does, and prints what it was told.
import { SparqlEndpointFetcher } from "fetch-sparql-endpoint";

const { ENDPOINT, UPDATE, TOKEN } = process.env;
const nk = "https://w3id.org/newskg/ontology#";
const rdfs = "http://www.w3.org/2000/01/rdf-schema#";
const valdane = "https://w3id.org/newskg/id/person/mira-valdane";
const fetcher = new SparqlEndpointFetcher();

async function gathered(stream) {
  const items = [];
  for await (const item of stream) items.push(item);
  return items;
}

const people = `SELECT ?name { ?person a <${nk}Person> ; <${rdfs}label> ?name } ORDER BY ?name`;
const rows = await gathered(await fetcher.fetchBindings(ENDPOINT, people));
const person = await fetcher.fetchAsk(ENDPOINT, `ASK { <${valdane}> a <${nk}Person> }`);
const triples = await gathered(await fetcher.fetchTriples(ENDPOINT, `CONSTRUCT WHERE { <${valdane}> <${rdfs}label> ?o }`));
const [type] = await fetcher.fetchRawStream(ENDPOINT, `DESCRIBE <${valdane}>`, "text/turtle");
const writer = new SparqlEndpointFetcher({ defaultHeaders: new Headers({ Authorization: `Bearer ${TOKEN}` }) });
await writer.fetchUpdate(UPDATE, "INSERT DATA { GRAPH <http://example.org/graph/notes> { <a:a> <p:npm> 1 } }");
console.log(JSON.stringify({ names: rows.map((row) => row.name.value), person, type, label: triples[0].object.value }));
