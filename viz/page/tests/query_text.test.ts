import assert from "node:assert/strict";
import test from "node:test";
import { formOf, keywords, limited, namesGraphs, refusal, tokens } from "../src/sparql/query_text";

test("words in strings, addresses, comments and names are no keywords", () => {
  const query = `# SERVICE\nPREFIX service: <http://example.org/SERVICE>\nSELECT ?service { ?x service:SERVICE "SERVICE" ; a '''it's SERVICE''' }`;
  assert.deepEqual(keywords(query), ["PREFIX", "SELECT", "A"]);
  assert.equal(refusal(query), null);
});

test("the form is the first word behind the prologue", () => {
  assert.equal(formOf("BASE <http://example.org/> PREFIX a: <b> construct {}"), "CONSTRUCT");
  assert.equal(formOf("# only words\n"), "");
});

test("what would change or leave the graph is refused", () => {
  assert.ok(refusal("prefix a: <b> insert data {}")?.reason.startsWith("INSERT would change the graph"));
  assert.ok(refusal("SELECT * { service <http://127.0.0.1/> {} }")?.reason.startsWith("SERVICE would ask another machine"));
  assert.equal(refusal("SELECT * { ?service ?load ?delete }"), null);
});

test("a query says with FROM which graphs it is asked of", () => {
  assert.ok(namesGraphs("ASK FROM <http://example.org/> {}"));
  assert.ok(!namesGraphs("ASK { # FROM\n ?from a 'FROM' }"));
});

test("rows are given an end where a SELECT has none", () => {
  assert.equal(limited("SELECT * { ?a ?b ?c } # all", 5), "SELECT * { ?a ?b ?c } # all\nLIMIT 5");
  assert.equal(limited("SELECT * { { SELECT ?a {} LIMIT 3 } } ORDER BY ?a", 5), "SELECT * { { SELECT ?a {} LIMIT 3 } } ORDER BY ?a\nLIMIT 5");
  for (const query of ["SELECT * {} LIMIT 3", "select * {} offset 2 limit 3", "SELECT * {} VALUES ?x { 1 }", "ASK {}", "DESCRIBE <a>"]) {
    assert.equal(limited(query, 5), query);
  }
});

test("nothing but blanks and comments stands between tokens", () => {
  const query = "SELECT ?x { ?x p:a.b 'it\\'s' , \"\"\"a \"b\" c\"\"\"@en-GB ; a _:b1 . FILTER(?x <= 1.5e-3 && ?y != <http://a/?b#c>) } # 😀\n";
  let end = 0;
  for (const { text, start } of tokens(query)) {
    assert.equal(query.slice(end, start).trim(), "");
    assert.equal(query.slice(start, start + text.length), text);
    end = start + text.length;
  }
  assert.equal(query.slice(end), " # 😀\n");
});

test("hostile text takes no long time", () => {
  for (const part of ['"', "'''a", "<", "a:", "a.", "\\", "?", "1e", "_:"]) {
    assert.ok(tokens(part.repeat(20_000)).length > 0);
  }
});
