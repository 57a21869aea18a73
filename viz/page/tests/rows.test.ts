import assert from "node:assert/strict";
import test from "node:test";
import { cellOf, heading } from "../src/sparql/rows";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const literal = (value: string, type: string) => ({ type: "literal" as const, value, datatype: XSD + type });

test("numbers are numbers where they can be told exactly", () => {
  assert.equal(cellOf(literal("007", "integer")), 7);
  assert.equal(cellOf(literal("-0.50", "decimal")), -0.5);
  assert.equal(cellOf(literal("1.5E3", "double")), 1500);
  assert.equal(cellOf(literal("9007199254740993", "integer")), "9007199254740993");
  assert.equal(cellOf(literal("INF", "double")), "INF");
  assert.equal(cellOf(literal("2018", "gYear")), "2018");
});

test("other terms are text, and what is not stated is nothing", () => {
  assert.equal(cellOf(undefined), null);
  assert.equal(cellOf({ type: "literal", value: "12" }), "12");
  assert.equal(cellOf({ type: "uri", value: "http://example.org/" }), "http://example.org/");
  assert.equal(cellOf({ type: "bnode", value: "b0" }), "_:b0");
});

test("a column is headed with blanks", () => {
  assert.equal(heading("lead_organisation"), "lead organisation");
});
